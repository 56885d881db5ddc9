// Keys that open a vault on this computer without a passphrase: each sealed by the system's keychain where there is a real
// one, else in a file of the app's own folder, named so. Knows no vault; logs nothing of what it keeps.
import { chmod, mkdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import { z } from 'zod'
import type { DevicePlace } from '#shared/contract/contract.ts'
import { KindError } from '#shared/contract/errors.ts'
import { replaceFile } from './atomic-write.ts'

/** More were never needed: one in force, and one of a change that was cut off. */
const MOST_KEYS = 4

const keySchema = z.strictObject({ place: z.enum(['keychain', 'file']), data: z.base64() })
const fileSchema = z.strictObject({ format: z.literal(1), keys: z.array(keySchema).max(MOST_KEYS) })
type KeptKey = z.infer<typeof keySchema>

/** The part of the system's keychain that is used. */
export interface Keychain {
  isAvailable(): Promise<boolean>
  seal(text: string): Promise<Uint8Array>
  open(sealed: Uint8Array): Promise<string>
}

/**
 * Electron's asynchronous interface. On Linux without a keyring it would seal under a password that is in its source
 * (`basic_text`): that counts as no keychain.
 */
export function systemKeychain(
  storage: Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'> &
    Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>,
  platform: NodeJS.Platform = process.platform,
): Keychain {
  return {
    async isAvailable() {
      if (!(await storage.isAsyncEncryptionAvailable())) return false
      const backend = platform === 'linux' ? storage.getSelectedStorageBackend?.() : undefined
      return backend !== 'basic_text' && backend !== 'unknown'
    },
    seal: (text) => storage.encryptStringAsync(text),
    open: async (sealed) => (await storage.decryptStringAsync(Buffer.from(sealed))).result,
  }
}

export class DeviceKeys {
  readonly #folder: string
  readonly #keychain: Keychain

  constructor(folder: string, keychain: Keychain) {
    this.#folder = folder
    this.#keychain = keychain
  }

  async place(): Promise<DevicePlace> {
    const isThere = await this.#keychain.isAvailable().catch(() => false)
    return isThere ? 'keychain' : 'file'
  }

  /** Rejects with a disk error, or `disk-failed` when the key does not read back: then it may not be relied upon. */
  async keep(vaultId: string, secret: Uint8Array, only: boolean): Promise<DevicePlace> {
    const kept = await this.#seal(secret)
    const others = only ? [] : (await this.#kept(vaultId)).slice(0, MOST_KEYS - 1)
    const file = { format: 1, keys: [kept, ...others] } satisfies z.infer<typeof fileSchema>
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    await replaceFile(this.#path(vaultId), new TextEncoder().encode(`${JSON.stringify(file)}\n`))
    // Where the file system knows it: nobody else's account reads the file.
    await chmod(this.#path(vaultId), 0o600).catch(() => undefined)
    const [back] = await this.read(vaultId)
    if (back === undefined || !Buffer.from(back).equals(secret)) {
      throw new KindError('disk-failed', 'The key of this computer does not read back')
    }
    return kept.place
  }

  /** Newest first; what does not open is left out. */
  async read(vaultId: string): Promise<Uint8Array<ArrayBuffer>[]> {
    const secrets: Uint8Array<ArrayBuffer>[] = []
    for (const { place, data } of await this.#kept(vaultId)) {
      const bytes = Buffer.from(data, 'base64')
      const text = place === 'keychain' ? await this.#keychain.open(bytes).catch(() => '') : data
      const secret = new Uint8Array(Buffer.from(text, 'base64'))
      if (secret.byteLength === 32) secrets.push(secret)
    }
    return secrets
  }

  async forget(vaultId: string): Promise<void> {
    await unlink(this.#path(vaultId)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw new KindError('disk-failed', 'The key of this computer could not be removed')
    })
  }

  async #seal(secret: Uint8Array): Promise<KeptKey> {
    const text = Buffer.from(secret).toString('base64')
    if ((await this.place()) === 'file') return { place: 'file', data: text }
    return { place: 'keychain', data: Buffer.from(await this.#keychain.seal(text)).toString('base64') }
  }

  async #kept(vaultId: string): Promise<KeptKey[]> {
    try {
      return fileSchema.parse(JSON.parse(await readFile(this.#path(vaultId), 'utf8'))).keys
    } catch {
      return []
    }
  }

  #path(vaultId: string): string {
    return join(this.#folder, `${vaultId}.json`)
  }
}
