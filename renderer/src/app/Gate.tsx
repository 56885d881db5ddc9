// The lock gate: which of first start, lock screen and app is on the screen. Until a vault is open nothing of it is
// imported into a screen, and locking reloads the page, so there is no way back but through here.
import { useCallback, useEffect, useState } from 'react'
import { isWorkUnderWay, stopLongWork } from '#data/long-work.ts'
import { type GateState, type OpenReport, vaultGate } from '#data/vault.ts'
import { LockScreen } from '#features/lock/LockScreen.tsx'
import { platform } from '#platform/platform.ts'
import { KindError } from '#shared/contract/errors.ts'
import { loadable } from '#ui/loadable.tsx'
import { Broken } from './Broken.tsx'
import { changeSettings, currentLanguage, useSettings } from './settings-store.ts'

// Seen once in a vault's life: whoever unlocks does not load it.
const FirstStart = loadable(() => import('#features/first-start/FirstStart.tsx').then((m) => m.FirstStart))
const Shell = loadable(() => import('./Shell.tsx').then((m) => m.Shell))

/** While the key is derived: the code of what will be shown, so that it does not have to be waited for afterwards. */
function prepare(): void {
  void Shell.preload()
  import('./Shell.tsx').then(
    (m) => m.prepareShell(window.location.hash.slice(1)),
    () => undefined,
  )
}

type Phase =
  | { phase: 'starting' }
  | { phase: 'gate'; gate: GateState }
  | { phase: 'failed' }
  | { phase: 'open'; report: OpenReport | null }

/** Nothing is open, but something may be about to be: an opening, a restore. It ends, and the page forgets the key. */
async function lockMeanwhile(): Promise<void> {
  void platform().lockHeard()
  if (!isWorkUnderWay()) return
  await stopLongWork()
  await platform().lockWindow()
}

export function Gate() {
  const [phase, setPhase] = useState<Phase>({ phase: 'starting' })
  const paper = useSettings((state) => state.settings.paper)
  const check = useCallback(() => {
    vaultGate().then(
      (gate) => setPhase({ phase: 'gate', gate }),
      (error: unknown) => {
        console.error('the vault could not be looked at:', error instanceof KindError ? error.kind : 'unexpected')
        setPhase({ phase: 'failed' })
      },
    )
  }, [])
  useEffect(check, [check])

  // Nothing can be unsaved before the vault is open: closing and locking need no question.
  const isOpen = phase.phase === 'open'
  useEffect(() => {
    if (isOpen) return
    const stops = [
      platform().onClosing(() => void platform().closeReady()),
      platform().onLockNow(() => void lockMeanwhile()),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [isOpen])

  if (phase.phase === 'starting') return null
  if (phase.phase === 'failed') return <Broken />
  if (phase.phase === 'open') return <Shell report={phase.report} />
  if (phase.gate.state === 'none')
    return (
      <FirstStart
        paper={paper}
        language={currentLanguage()}
        onLanguage={(language) => changeSettings({ language })}
        onOpen={(report) => setPhase({ phase: 'open', report })}
      />
    )
  return (
    <LockScreen
      gate={phase.gate}
      onOpening={prepare}
      onOpen={(report) => setPhase({ phase: 'open', report })}
      onSetAside={() => {
        window.location.hash = ''
        check()
      }}
    />
  )
}
