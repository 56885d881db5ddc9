// Full key rotation: a new vault secret with new locks, and everything sealed anew under it. The former secret lies sealed
// under the new one until nothing in reach needs it. The one moment that counts is the writing of the key file: before it
// the vault is the old one, after it the new one, and the sealing goes on whenever it is cut off.
import { useSyncExternalStore } from 'react'
import { randomBytes } from '#crypto/bytes.ts'
import { sealedUnder } from '#crypto/envelope.ts'
import { makeKeyring } from '#crypto/keyring.ts'
import { passphraseBytes, type Unlocker } from '#crypto/keyslot-wrap.ts'
import { platform } from '#platform/platform.ts'
import { KindError } from '#shared/contract/errors.ts'
import { encodeRecoveryCode, RECOVERY_BYTES } from '#shared/domain/recovery-code.ts'
import { canonicalJson } from '#shared/formats/canonical-json.ts'
import type { Frame } from '#shared/formats/commit.ts'
import { type KeyslotFile, MOST_FORMER } from '#shared/formats/keyslots.ts'
import { namedBlobs } from './attachment-names.ts'
import { resealBlobs } from './blob-reseal.ts'
import { isUnderFormer } from './blobs.ts'
import { writeCheckpoint } from './checkpoint.ts'
import { type CurrentKey, deriver, firstThatOpens, unlockersOf } from './current-key.ts'
import { DEVICE_BYTES, presentKeyslots } from './keys.ts'
import { readLog } from './log-reader.ts'
import { whileWorking } from './long-work.ts'
import { inLine, openVault } from './open-vault.ts'
import { type ResealProgress, recordsToReseal, resealAll } from './reseal.ts'

/** `waiting`: records are left that an earlier secret sealed; the next start, or the person, goes on with them. */
export type RotationState =
  | { state: 'none' }
  | { state: 'sealing'; progress: ResealProgress | null }
  | { state: 'waiting'; kind: KindError['kind'] | null }

let current: RotationState = { state: 'none' }
const listeners = new Set<() => void>()
let sealing: { done: Promise<boolean>; controller: AbortController } | null = null

function become(next: RotationState): void {
  current = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** How far the sealing anew is, for a screen. */
export function useRotation(): RotationState {
  return useSyncExternalStore(subscribe, () => current)
}

/** Nothing is changed before `commit`: until then the old keys hold. */
export interface PreparedRotation {
  /** The new recovery code, to be kept and partly retyped before `commit`. */
  code: string
  /**
   * Resolves when the new keys are in force; the sealing anew then goes on by itself. Rejects with a KindError and leaves
   * the old keys in force when the key file was not written.
   */
  commit(): Promise<void>
}

/** A disk that failed at the second generation has the first all the same: then the new keys are in force. */
async function writeOrFind(keyslots: KeyslotFile): Promise<void> {
  try {
    await platform().writeKeyslots({ keyslots })
  } catch (error) {
    const there = await presentKeyslots().catch(() => null)
    if (there === null || canonicalJson(there.slots) !== canonicalJson(keyslots.slots)) throw error
  }
}

/**
 * Makes a new vault secret, to be opened by `next` and a new recovery code. Rejects with UnlockError for a wrong present
 * key, KindError `bad-input` for an empty passphrase. `next` null: this computer keeps the key, and no passphrase opens.
 */
export async function prepareRotation(input: { current: CurrentKey; next: string | null }): Promise<PreparedRotation> {
  if (input.next === '') throw new KindError('bad-input', 'an empty passphrase')
  const present = await presentKeyslots()
  const { vaultId } = present
  if (vaultId !== openVault().keyring.vaultId) throw new KindError('no-vault', 'another vault is open')
  if ((present.former?.length ?? 0) >= MOST_FORMER) throw new KindError('bad-input', 'too many former secrets are kept')
  const code = randomBytes(RECOVERY_BYTES)
  const device = input.next === null ? randomBytes(DEVICE_BYTES) : null
  const next: Unlocker[] = [
    input.next === null
      ? { kind: 'device', bytes: device ?? new Uint8Array() }
      : { kind: 'passphrase', bytes: passphraseBytes(input.next) },
    { kind: 'recovery', bytes: code },
  ]
  const unlockers = await unlockersOf(vaultId, input.current)
  const { slots, former, key } = await firstThatOpens(unlockers, (unlocker) =>
    deriver().rotate(vaultId, unlocker, present, next),
  )
  return {
    code: encodeRecoveryCode(code),
    commit: () =>
      inLine(async () => {
        const now = await presentKeyslots()
        if (now.generation !== present.generation) throw new KindError('unexpected', 'the locks have changed meanwhile')
        const vault = openVault()
        const keyring = await makeKeyring(key, vaultId)
        // Beside the present one: whichever key file is on the disk, this computer has its key.
        if (device) await platform().keepDeviceKey({ vaultId, secret: device, only: false })
        await writeOrFind({ format: 1, vaultId, generation: now.generation + 1, slots, former })
        // Nothing was sealed under the new secret before both generations held it.
        vault.keyring = keyring
      }).then(async () => {
        if (device)
          await platform()
            .keepDeviceKey({ vaultId, secret: device, only: true })
            .catch(() => undefined)
        void goOnSealing().catch(() => undefined)
      }),
  }
}

async function work(signal: AbortSignal): Promise<boolean> {
  if (!(await resealBlobs(signal))) return false
  const ids = await recordsToReseal()
  if (ids.length === 0) return true
  if (!(await resealAll(ids, (progress) => become({ state: 'sealing', progress }), signal))) return false
  await writeCheckpoint()
  // Only now are the frames of the former secret superseded, all of them.
  await platform().compactVault({ all: true })
  return true
}

/** Whether anything sealed under a former secret is left to be sealed anew. */
export async function isRotationPending(): Promise<boolean> {
  return (await recordsToReseal()).length > 0
}

/**
 * Seals anew what is left; one at a time. Answers whether nothing is left; false when it was stopped. Rejects with a
 * KindError when the disk refused. To be called after a rotation and whenever a vault is opened.
 */
export function goOnSealing(): Promise<boolean> {
  if (sealing !== null) return sealing.done
  const controller = new AbortController()
  become({ state: 'sealing', progress: null })
  const done = whileWorking(work, controller)
    .then(
      (isDone) => {
        become(isDone ? { state: 'none' } : { state: 'waiting', kind: null })
        return isDone
      },
      (error: unknown) => {
        const kind = error instanceof KindError ? error.kind : 'unexpected'
        become({ state: 'waiting', kind })
        throw error
      },
    )
    .finally(() => {
      sealing = null
    })
  sealing = { done, controller }
  return done
}

/** Stops at the next commit; what is done stays done. */
export function stopSealing(): void {
  sealing?.controller.abort()
}

/** The former secrets that sealed a part of these frames. */
function formerIn(frames: readonly Frame[], into: Set<number>): void {
  const { former } = openVault().keyring
  for (const { sealed } of frames.flatMap((frame) => frame.parts)) {
    const keyId = sealedUnder(sealed)
    if (keyId !== null && former.has(keyId)) into.add(keyId)
  }
}

const CHUNK_BYTES = 4 * 1024 * 1024

async function formerInSnapshot(id: string, into: Set<number>, signal?: AbortSignal): Promise<void> {
  for (let after = 0; ; ) {
    signal?.throwIfAborted()
    const { frames, done } = await platform().readSnapshot({ id, after, maxBytes: CHUNK_BYTES })
    formerIn(frames, into)
    const last = frames.at(-1)
    if (done || !last || into.size === openVault().keyring.former.size) return
    after = last.seq
  }
}

/**
 * Gives up former secrets that nothing in reach needs: no commit of the log, no snapshot, no attachment. Answers how many
 * were given up. While a snapshot cannot be read, or the second folder is out of reach, all are kept.
 */
export async function dropFormerSecrets(signal?: AbortSignal): Promise<number> {
  const vault = openVault()
  if (vault.keyring.former.size === 0) return 0
  if (await isRotationPending()) return 0
  // Files of attachments are sealed anew before the records: a snapshot that holds old ones holds old records as well.
  for (const name of namedBlobs()) if (await isUnderFormer(vault.keyring, name)) return 0
  const needed = new Set<number>()
  for await (const frames of readLog(0)) {
    signal?.throwIfAborted()
    formerIn(frames, needed)
  }
  const { secondFolder } = await platform().readSettings()
  const snapshots = await platform().listSnapshots()
  const isOutOfReach = secondFolder !== null && !snapshots.some(({ place }) => place === 'second-folder')
  if (isOutOfReach || snapshots.some(({ damaged }) => damaged)) return 0
  for (const { id } of snapshots) {
    if (needed.size === vault.keyring.former.size) return 0
    await formerInSnapshot(id, needed, signal)
  }
  return inLine(async () => {
    const present = await presentKeyslots()
    const kept = (present.former ?? []).filter(({ keyId }) => needed.has(keyId))
    const dropped = (present.former?.length ?? 0) - kept.length
    if (dropped === 0) return 0
    const { former: _, ...rest } = present
    const keyslots = { ...rest, generation: present.generation + 1, ...(kept.length > 0 ? { former: kept } : {}) }
    await platform().writeKeyslots({ keyslots })
    const former = new Map([...vault.keyring.former].filter(([keyId]) => needed.has(keyId)))
    vault.keyring = { ...vault.keyring, former }
    return dropped
  })
}
