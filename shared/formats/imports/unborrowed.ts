// Our own JSON export coming back: records keep their ids, so that nothing that is here comes twice.
import '../jitless.ts'
import { z } from 'zod'
import type { ImportItem } from '../../domain/imported.ts'
import type { Body } from '../../domain/records.ts'
import { JOURNAL_FORMAT, JOURNAL_VERSION, journalRecordSchema, journalSchema } from '../journal-json.ts'
import { bodySchemas, readHead } from '../records.ts'
import { baseName, type ImportParser, readJson, withExtension } from './import-files.ts'

/** Kinds that say how things came here or were before: they do not travel. */
const STAY = new Set(['import', 'history'])

export const unborrowed: ImportParser = {
  source: 'unborrowed',
  async recognises(_, json) {
    const named = z.looseObject({ format: z.literal(JOURNAL_FORMAT) })
    return json.some(({ value }) => named.safeParse(value).success)
  },
  async *items(files) {
    const names = new Set(files.files.map(({ name }) => name))
    for (const { name } of withExtension(files, 'json')) {
      const journal = journalSchema.safeParse(await readJson(files, name))
      if (!journal.success || journal.data.version > JOURNAL_VERSION) {
        yield { kind: 'skipped', name, why: 'unreadable' }
        continue
      }
      const beside = new Map(journal.data.attachments.map(({ id, file }) => [id, file]))
      for (const value of journal.data.records) yield readRecord(value, beside, names)
    }
  },
}

function readRecord(value: unknown, beside: ReadonlyMap<string, string>, names: ReadonlySet<string>): ImportItem {
  const record = journalRecordSchema.safeParse(value)
  const read = record.success ? readHead(record.data.head) : null
  if (!record.success || !read || !('head' in read) || STAY.has(read.head.kind)) {
    return { kind: 'skipped', name: record.success ? record.data.id : '', why: 'unreadable' }
  }
  const { id } = record.data
  const { head } = read
  const schema = Object.hasOwn(bodySchemas, head.kind) ? bodySchemas[head.kind as keyof typeof bodySchemas] : null
  const body = schema?.safeParse(record.data.body)
  if (body && !body.success) return { kind: 'skipped', name: id, why: 'unreadable' }
  if (head.kind !== 'attachment') {
    return { kind: 'record', id, head, body: (body?.data as Body | undefined) ?? null, attachment: null }
  }
  const file = beside.get(id)
  if (file === undefined || !names.has(file)) return { kind: 'skipped', name: head.name, why: 'attachment-missing' }
  return { kind: 'record', id, head, body: null, attachment: { file, name: baseName(file), written: '' } }
}
