// The kills that come while somebody writes: typing goes on, other work runs beside it, and SIGKILL comes at a random
// moment, half of the times aimed at the middle of a save.
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { text } from '../../e2e/drive/texts.ts'
import { retypeKit } from '../../e2e/drive/vault.ts'
import { changePassphrase, makeSnapshot, openCare } from '../../e2e/drive/vault-care.ts'
import type { RunningApp } from '../chromium-host/launch-app.mjs'
import { type Acknowledge, typeOn, watchSaved } from './person.ts'
import { between, type Random } from './random.ts'
import type { Written } from './words.ts'

export type WritingMoment =
  | 'saving'
  | 'closing'
  | 'compacting'
  | 'snapshotting'
  | 'keyslots'
  | 'passphrase'
  | 'rotation'
  | 'restore'
  | 'deleting'
  | 'flipping'

/** So long a kill waits for the first Saved. */
const PATIENCE_MS = 20_000

export interface WritingOptions {
  acknowledge: Acknowledge
  /** Opens the vault now. */
  passphrase: string
  /** What a change of the passphrase changes it to. */
  next: string
}

export interface WritingEnd {
  /** How often the app said Saved in this run. */
  acknowledgements: number
  /** Which passphrases may open the vault now; null: as before. */
  passphrases: string[] | null
  /** What had been finished beside the writing. */
  counts: Record<string, number>
}

/** Kills the app; `written.promised` is the newest text that it called saved. */
export async function killWhileWriting(
  app: RunningApp,
  random: Random,
  written: Written,
  moment: WritingMoment,
  options: WritingOptions,
): Promise<WritingEnd> {
  const end: WritingEnd = { acknowledgements: 0, passphrases: null, counts: {} }
  let isOver = false
  let onSaving: (() => void) | null = null
  const signs = {
    saved: (shown: string) => {
      if (isOver) return
      written.promised = shown
      end.acknowledgements += 1
    },
    saving: () => onSaving?.(),
  }
  await watchSaved(app.page, signs, options.acknowledge)
  const typing = typeOn(app.page, random, written, () => isOver).catch(() => undefined)
  // Most kills come after something was promised in this run; the others at any moment of the beginning.
  const patience = Date.now() + (random() < 0.92 ? PATIENCE_MS : 0)
  while (end.acknowledgements === 0 && Date.now() < patience) await wait(10)
  let work: Promise<unknown> = Promise.resolve()
  if (moment === 'passphrase' || moment === 'rotation' || moment === 'restore') {
    isOver = true
    await typing
    isOver = false
    await KILL_POINTS[moment](app.page, random, options, end)
  } else {
    work = besides(app.page, moment, end.counts, () => isOver).catch(() => undefined)
    if (random() < 0.5) {
      const next = new Promise<void>((resolve) => {
        onSaving = resolve
      })
      await Promise.race([next, wait(3000)])
      await wait(between(random, 0, 25))
    } else await wait(between(random, 0, 1500))
    if (moment === 'closing') {
      void app.close().catch(() => undefined)
      await wait(between(random, 0, 250))
    }
  }
  const killing = app.kill()
  isOver = true
  await killing
  await Promise.all([typing, work])
  return end
}

/** Asks for a change of the passphrase and comes back at a random moment of it, mostly while the keyslots are written. */
async function killPoint(page: Page, random: Random, options: WritingOptions, end: WritingEnd): Promise<void> {
  await openCare(page, 'en', 'keys')
  const { passphrase, next } = options
  const words = { writing: text('en', 'keys:stage.writing'), done: text('en', 'keys:passphrase.done') }
  end.passphrases = [next, passphrase]
  const signs = await watchWords(page, words)
  void signs.done.then(() => {
    end.passphrases = [next]
    end.counts.passphrasesChanged = 1
  })
  await changePassphrase(page, 'en', passphrase, next)
  if (random() < 0.6) {
    await Promise.race([signs.writing, wait(PATIENCE_MS)])
    await wait(between(random, 0, 120))
  } else await Promise.race([wait(between(random, 0, 4000)), signs.done])
}

/** Has all keys made new, and comes back at a random moment from the writing of the key file to the end of the sealing. */
async function rotationPoint(page: Page, random: Random, options: WritingOptions, end: WritingEnd): Promise<void> {
  await openCare(page, 'en', 'keys')
  const { passphrase, next } = options
  const rotation = page.getByRole('region', { name: text('en', 'keys:rotation.title'), exact: true })
  const press = (key: string) => rotation.getByRole('button', { name: text('en', key), exact: true }).click()
  const field = (key: string) => rotation.getByLabel(text('en', key), { exact: true })
  await press('keys:rotation.open')
  await field('keys:present.passphrase').fill(passphrase)
  await field('keys:rotation.next').fill(next)
  await field('keys:rotation.again').fill(next)
  await press('keys:rotation.make')
  await rotation.getByText(text('en', 'keys:rotation.keep')).waitFor()
  await retypeKit(page, 'en')
  const words = { inForce: text('en', 'keys:rotation.inForce'), done: text('en', 'keys:rotation.done') }
  end.passphrases = [next, passphrase]
  const signs = await watchWords(page, words)
  void signs.inForce.then(() => {
    end.passphrases = [next]
    end.counts.rotationsInForce = 1
  })
  void signs.done.then(() => {
    end.counts.rotationsDone = 1
  })
  await press('keys:rotation.commit')
  if (random() < 0.5) {
    // While everything is sealed anew.
    await Promise.race([signs.inForce, wait(PATIENCE_MS)])
    await wait(between(random, 0, 150))
  } else await wait(between(random, 0, 400))
}

/** Restores a snapshot of the present state and comes back at a random moment of it, mostly while it is switched. */
async function restorePoint(page: Page, random: Random, _: WritingOptions, end: WritingEnd): Promise<void> {
  await openCare(page, 'en', 'backups')
  await makeSnapshot(page, 'en')
  const open = page.getByRole('button', { name: new RegExp(`^${text('en', 'backups:restore.open')}`) })
  await open.first().click()
  const go = page.getByRole('button', { name: text('en', 'backups:restore.go'), exact: true })
  await go.waitFor()
  void page
    .getByRole('heading', { level: 1, name: text('en', 'lock:title') })
    .waitFor()
    .then(() => {
      end.counts.restored = 1
    })
    .catch(() => undefined)
  await go.click()
  await wait(random() < 0.7 ? between(random, 0, 250) : between(random, 0, 1500))
}

const KILL_POINTS = { passphrase: killPoint, rotation: rotationPoint, restore: restorePoint }

/** Resolves each when its words first stand on the page, told from inside it. */
async function watchWords<Name extends string>(page: Page, words: Record<Name, string>) {
  const names = Object.keys(words) as Name[]
  const heard = new Map<string, () => void>()
  const signs = Object.fromEntries(
    names.map((name) => [name, new Promise<void>((resolve) => heard.set(name, resolve))]),
  ) as Record<Name, Promise<void>>
  const session = await page.context().newCDPSession(page)
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === 'tortureWords') heard.get(payload)?.()
  })
  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: 'tortureWords' })
  await page.evaluate((wanted) => {
    const left = new Map(Object.entries(wanted as Record<string, string>))
    const report = (window as unknown as { tortureWords(name: string): void }).tortureWords
    new MutationObserver(() => {
      const shown = document.querySelector('main')?.textContent ?? ''
      for (const [name, word] of left) {
        if (!shown.includes(word)) continue
        left.delete(name)
        report(name)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  }, words)
  return signs
}

/** The work that goes on beside the saving, again and again. `counts` is told of what was finished. */
async function besides(
  page: Page,
  moment: WritingMoment,
  counts: Record<string, number>,
  isOver: () => boolean,
): Promise<void> {
  if (moment !== 'compacting' && moment !== 'snapshotting' && moment !== 'keyslots') return
  while (!isOver()) {
    const isDone = await page.evaluate(async (what) => {
      const bridge = window.unborrowed
      if (what === 'compacting') return (await bridge.compactVault()).ok
      if (what === 'snapshotting') return (await bridge.makeSnapshot({ reason: 'manual' })).ok
      const status = await bridge.vaultStatus()
      if (!status.ok || status.value.state !== 'present') return false
      const { keyslots } = status.value
      return (await bridge.writeKeyslots({ keyslots: { ...keyslots, generation: keyslots.generation + 1 } })).ok
    }, moment)
    if (isDone) counts[moment] = (counts[moment] ?? 0) + 1
    await wait(60)
  }
}
