// After a key rotation: seals the files of attachments anew under the present secret, each in the place of its old one and
// under the same name, so that no record changes. Cut off anywhere, each file is whole under one secret or the other.
import { namedBlobs } from './attachment-names.ts'
import { isUnderFormer, openStoredBlob, sha256Of, writeBlob } from './blobs.ts'
import { openVault } from './open-vault.ts'

/** Answers false when it was stopped. A file that does not open stays as it is. Rejects with a KindError of the disk. */
export async function resealBlobs(signal?: AbortSignal): Promise<boolean> {
  const { keyring } = openVault()
  if (keyring.former.size === 0) return true
  for (const name of namedBlobs()) {
    if (signal?.aborted) return false
    if (!(await isUnderFormer(keyring, name))) continue
    const opened = await openStoredBlob(keyring, name).catch(() => null)
    const sha256 = opened === null ? null : await sha256Of(opened.stream()).catch(() => null)
    if (opened === null || sha256 === null) continue
    await writeBlob(keyring, { name, sha256 }, { bytes: opened.bytes, stream: () => opened.stream() })
  }
  return true
}
