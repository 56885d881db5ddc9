// The keyslot file in two generations, so that no single write, crash or bad block can take both. Holds no keys and
// opens nothing: it stores wrapped secrets and says whether what it reads is what was written.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { KindError } from '#shared/contract/errors.ts'
import { canonicalJson } from '#shared/formats/canonical-json.ts'
import { type Keyslot, type KeyslotFile, keyslotFileSchema } from '#shared/formats/keyslots.ts'
import { diskError, type FileSystem, writeAtomically } from './file-system.ts'
import { keepBytes } from './set-aside.ts'

export const KEYSLOT_FILES = ['keyslots.json', 'keyslots.previous.json'] as const

/** On the disk the keyslot file lies in a cover with SHA-256 (hex) of its canonical JSON: slots do not cover the rest. */
const coverSchema = z.strictObject({ keyslots: z.unknown(), checksum: z.string() })
const newerSchema = z.object({ format: z.int().min(2) })

type Generation =
  | { state: 'missing' }
  | { state: 'damaged'; bytes: Uint8Array }
  | { state: 'newer' }
  | { state: 'read'; file: KeyslotFile }

export type KeyslotState = { state: 'missing' } | { state: 'damaged' } | { state: 'read'; file: KeyslotFile }

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** SHA-256 (hex) of the canonical JSON of the slot without its checksum. */
export function slotChecksum(slot: Omit<Keyslot, 'checksum'>): string {
  const { kind, salt, argon, wrapped } = slot
  return sha256(canonicalJson({ kind, salt, argon, wrapped }))
}

function slotsHold(file: KeyslotFile): boolean {
  return file.slots.every((slot) => slotChecksum(slot) === slot.checksum)
}

function judge(bytes: Uint8Array | null): Generation {
  if (bytes === null) return { state: 'missing' }
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return { state: 'damaged', bytes }
  }
  if (newerSchema.safeParse(value).success) return { state: 'newer' }
  const cover = coverSchema.safeParse(value)
  if (!cover.success || sha256(canonicalJson(cover.data.keyslots)) !== cover.data.checksum) {
    return { state: 'damaged', bytes }
  }
  if (newerSchema.safeParse(cover.data.keyslots).success) return { state: 'newer' }
  const parsed = keyslotFileSchema.safeParse(cover.data.keyslots)
  return parsed.success && slotsHold(parsed.data) ? { state: 'read', file: parsed.data } : { state: 'damaged', bytes }
}

function encode(file: KeyslotFile): Uint8Array {
  const cover = { keyslots: file, checksum: sha256(canonicalJson(file)) }
  return new TextEncoder().encode(`${JSON.stringify(cover, null, 2)}\n`)
}

export class KeyslotStore {
  readonly #fileSystem: FileSystem
  readonly #folder: string

  constructor(fileSystem: FileSystem, folder: string) {
    this.#fileSystem = fileSystem
    this.#folder = folder
  }

  /** The higher readable generation. Throws `newer-format` when either file is of a later format; writes nothing. */
  async read(): Promise<KeyslotState> {
    const generations = await this.#generations()
    const best = highest(generations)
    if (best !== null) return { state: 'read', file: best }
    return generations.every(({ state }) => state === 'missing') ? { state: 'missing' } : { state: 'damaged' }
  }

  /** Writes the first file and reads it back, and only then the other. The generation must be higher than both. */
  async write(file: KeyslotFile): Promise<void> {
    const parsed = keyslotFileSchema.safeParse(file)
    if (!parsed.success || !slotsHold(parsed.data)) {
      throw new KindError('bad-input', 'The keyslots do not fit their schema or checksums')
    }
    const present = highest(await this.#generations())
    if (present !== null && present.generation >= parsed.data.generation) {
      throw new KindError('bad-input', 'The generation is not higher than the one on the disk')
    }
    // The older generation goes first, so that the newer one stays readable until its successor has been verified.
    const [one, other] = await this.#oldestFirst()
    await this.#writeVerified(one, parsed.data)
    await this.#writeVerified(other, parsed.data)
  }

  /** Brings a damaged, missing or older generation up to the readable one; damaged bytes are kept in `set-aside/`. */
  async heal(): Promise<void> {
    const generations = await this.#generations()
    const best = highest(generations)
    if (best === null) return
    for (const [at, name] of KEYSLOT_FILES.entries()) {
      const generation = generations[at]
      if (generation === undefined) continue
      if (generation.state === 'read' && generation.file.generation === best.generation) continue
      if (generation.state === 'damaged') await keepBytes(this.#fileSystem, this.#folder, name, generation.bytes)
      await this.#writeVerified(name, best)
    }
  }

  async #generations(): Promise<Generation[]> {
    const generations: Generation[] = []
    for (const name of KEYSLOT_FILES) {
      try {
        generations.push(judge(await this.#fileSystem.readFile(join(this.#folder, name))))
      } catch (error) {
        throw diskError(error)
      }
    }
    if (generations.some(({ state }) => state === 'newer')) {
      throw new KindError('newer-format', 'The keyslots were written by a newer version')
    }
    return generations
  }

  async #oldestFirst(): Promise<[string, string]> {
    const [first, previous] = await this.#generations()
    const age = (generation: Generation | undefined) => (generation?.state === 'read' ? generation.file.generation : 0)
    const [one, other] = KEYSLOT_FILES
    return age(previous) < age(first) ? [other, one] : [one, other]
  }

  async #writeVerified(name: string, file: KeyslotFile): Promise<void> {
    const path = join(this.#folder, name)
    try {
      await writeAtomically(this.#fileSystem, path, encode(file))
      const back = judge(await this.#fileSystem.readFile(path))
      if (back.state === 'read' && canonicalJson(back.file) === canonicalJson(file)) return
    } catch (error) {
      throw diskError(error)
    }
    throw new KindError('disk-failed', 'The keyslots do not read back as written')
  }
}

function highest(generations: Generation[]): KeyslotFile | null {
  return generations.reduce<KeyslotFile | null>((best, generation) => {
    if (generation.state !== 'read') return best
    return best === null || generation.file.generation > best.generation ? generation.file : best
  }, null)
}
