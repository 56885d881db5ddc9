// The vault session: what the lock screen shows, making, unlocking and locking a vault. Holds no passphrase.
import { randomBytes, randomId } from '#crypto/bytes.ts'
import { makeKeyring, type VaultKey } from '#crypto/keyring.ts'
import { passphraseBytes } from '#crypto/keyslot-wrap.ts'
import { platform } from '#platform/platform.ts'
import type { LogReport } from '#shared/contract/contract.ts'
import { KindError } from '#shared/contract/errors.ts'
import { decodeRecoveryCode, encodeRecoveryCode, RECOVERY_BYTES } from '#shared/domain/recovery-code.ts'
import type { KeyslotFile } from '#shared/formats/keyslots.ts'
import { afterFlush, afterLeave, flushAll } from './autosave.ts'
import { fetchCacheAhead, forgetCacheAhead } from './cache-file.ts'
import { writeCheckpoint } from './checkpoint.ts'
import { type CurrentKey, deriver, openSlots, UnlockError, unlockerOf, unlockersOf } from './current-key.ts'
import { setHeads } from './heads.ts'
import { DEVICE_BYTES, isDeviceOnly } from './keys.ts'
import { stopLongWork, whileWorking } from './long-work.ts'
import type { OpenReport } from './open-report.ts'
import { setOpenVault } from './open-vault.ts'
import { openProjection, type Projection } from './projection.ts'
import { endSittings, forgetSittings } from './revisions.ts'
import { forgetRoom } from './room.ts'
import { comeBack, type LogAtUnlock, type OnProgress } from './way-back.ts'

export { UnlockError, type UnlockErrorKind } from './current-key.ts'
export { isCalm, type OpenReport } from './open-report.ts'
export type { UnlockProgress } from './way-back.ts'

/**
 * `none`: first start. `locked`: ask for the passphrase. `log-missing`: the log is gone; with `projectionRows` > 0 unlocking
 * writes a new log from the working database, so the screen must say that before it asks; with 0 unlocking is refused as
 * damaged. `keyslots-damaged`: no key can be made. `newer-format`: written by a newer Unborrowed.
 */
export type GateState =
  | { state: 'none' }
  /** `device`: no passphrase, this computer has the key; the lock only hides. */
  | { state: 'locked'; log: LogReport; device?: boolean }
  | { state: 'log-missing'; projectionRows: number }
  | { state: 'keyslots-damaged' }
  | { state: 'newer-format' }

let forgetTasks: (() => void)[] = []

/** What the lock screen is to show. Rejects as the platform does. */
export async function vaultGate(): Promise<GateState> {
  try {
    const status = await platform().vaultStatus()
    switch (status.state) {
      case 'none':
      case 'keyslots-damaged':
        return { state: status.state }
      case 'present':
        return { state: 'locked', log: status.report, device: isDeviceOnly(status.keyslots) }
      case 'log-missing': {
        const projection = await openProjection(status.keyslots.vaultId)
        const projectionRows = await projection.count()
        projection.close()
        return { state: 'log-missing', projectionRows }
      }
    }
  } catch (error) {
    if (error instanceof KindError && error.kind === 'newer-format') return { state: 'newer-format' }
    throw error
  }
}

/** A new recovery code: 160 random bits and a checksum, in groups, to be printed. */
export function newRecoveryCode(): string {
  return encodeRecoveryCode(randomBytes(RECOVERY_BYTES))
}

/** Opens the vault that is on the disk with its key, and makes it the page's. */
export async function openWithKey(
  vaultId: string,
  key: VaultKey,
  log: LogAtUnlock,
  onProgress: OnProgress = () => undefined,
): Promise<OpenReport> {
  // Times without content, for the benchmark.
  performance.mark('vault:key')
  const keyring = await makeKeyring(key, vaultId)
  const { vault, heads, report } = await comeBack(keyring, log, onProgress)
  forgetSittings()
  forgetRoom()
  setOpenVault(vault)
  setHeads(heads.heads)
  performance.mark('vault:heads')
  for (const forget of forgetTasks) forget()
  forgetTasks = vault.newer === undefined ? [afterFlush(writeCheckpoint), afterLeave(endSittings)] : []
  if (report.way === 'salvage' || report.way === 'new-log') await writeCheckpoint()
  return report
}

/** Makes a vault and opens it. Rejects with UnlockError `wrong-recovery-code` (mistyped) for a code that is none. The passphrase must not be empty; null declines it, and this computer keeps the key. */
export async function createVault(input: { passphrase: string | null; recoveryCode: string }): Promise<void> {
  const code = decodeRecoveryCode(input.recoveryCode)
  if (!code.ok) throw new UnlockError('wrong-recovery-code', true)
  if (input.passphrase === '') throw new KindError('bad-input', 'an empty passphrase')
  const vaultId = randomId()
  const device = input.passphrase === null ? randomBytes(DEVICE_BYTES) : null
  const { key, slots } = await deriver().create(vaultId, [
    device ? { kind: 'device', bytes: device } : { kind: 'passphrase', bytes: passphraseBytes(input.passphrase ?? '') },
    { kind: 'recovery', bytes: new Uint8Array(code.bytes) },
  ])
  if (device) await platform().keepDeviceKey({ vaultId, secret: device, only: true })
  const keyslots: KeyslotFile = { format: 1, vaultId, generation: 1, slots }
  const position = await platform().createVault({ keyslots, logId: randomId() })
  const report = await openWithKey(vaultId, key, { position, report: null })
  report.way = 'created'
}

/** Deriving the key takes a second on purpose: time enough to fetch what will be opened with it. */
async function withAllAhead<T>(vaultId: string, open: (projection: Promise<Projection>) => Promise<T>): Promise<T> {
  fetchCacheAhead('heads')
  fetchCacheAhead('search', 'heads')
  const projection = openProjection(vaultId)
  try {
    return await open(projection)
  } catch (error) {
    forgetCacheAhead('search')
    ;(await projection).close()
    throw error
  } finally {
    forgetCacheAhead('heads')
  }
}

/** A lock that comes meanwhile (the system's sleep) finds work under way, and loads the page anew. */
function unlock(key: CurrentKey, onProgress?: OnProgress): Promise<OpenReport> {
  return whileWorking(() => unlockNow(key, onProgress))
}

async function unlockNow(key: CurrentKey, onProgress?: OnProgress): Promise<OpenReport> {
  // A slip of the hand in a code is told before anything is looked at.
  if (!('device' in key)) unlockerOf(key)
  const status = await platform().vaultStatus()
  if (status.state === 'none') throw new KindError('no-vault', 'there is no vault here')
  if (status.state === 'keyslots-damaged') throw new UnlockError('damaged')
  const { vaultId, slots, former } = status.keyslots
  const unlockers = await unlockersOf(vaultId, key)
  const log =
    status.state === 'present'
      ? { position: status.position, report: status.report, newer: status.newer }
      : { position: null, report: null }
  return withAllAhead(vaultId, async (projection) => {
    let vaultKey: VaultKey | null = null
    for (const [at, unlocker] of unlockers.entries()) {
      try {
        vaultKey = await openSlots(vaultId, slots, unlocker, former)
        break
      } catch (error) {
        if (at === unlockers.length - 1) throw error
      }
    }
    if (vaultKey === null) throw new UnlockError('damaged')
    return openWithKey(vaultId, vaultKey, { ...log, projection }, onProgress)
  })
}

/**
 * Opens the vault. Rejects with UnlockError `wrong-passphrase` or `damaged`, else with a KindError. Progress is
 * told while the log is read.
 */
export async function unlockWithPassphrase(
  passphrase: string,
  onProgress?: OnProgress,
): Promise<{ report: OpenReport }> {
  return { report: await unlock({ passphrase }, onProgress) }
}

/** As `unlockWithPassphrase`, with the key that this computer keeps; UnlockError `no-device-key` when it is not there. */
export async function unlockWithDeviceKey(onProgress?: OnProgress): Promise<{ report: OpenReport }> {
  return { report: await unlock({ device: true }, onProgress) }
}

/** As `unlockWithPassphrase`, with `wrong-recovery-code`, `mistyped` when its checksum does not hold. */
export async function unlockWithRecoveryCode(
  recoveryCode: string,
  onProgress?: OnProgress,
): Promise<{ report: OpenReport }> {
  return { report: await unlock({ recoveryCode }, onProgress) }
}

/**
 * Saves what is unsaved, stops long work at its next commit boundary, then reloads the page. Rejects with a KindError, and
 * stays, when something could not be saved.
 */
export async function lock(): Promise<void> {
  await flushAll()
  await stopLongWork()
  await platform().lockWindow()
}
