// Opens many bodies for reading along: what does not open is left out, nothing is looked for elsewhere and nothing healed.
// For what a person reads or edits there is openBody.
import type { Body, RecordId } from '#shared/domain/records.ts'
import { bodyPlaintextSchema, bodySchemas } from '#shared/formats/records.ts'
import { headOf } from './heads.ts'
import { openVault } from './open-vault.ts'
import { readPart } from './part-content.ts'

function bodyOf(id: RecordId, content: unknown): Body | null {
  const kind = headOf(id)?.kind
  const plaintext = bodyPlaintextSchema.safeParse(content)
  if (!plaintext.success || !kind || !Object.hasOwn(bodySchemas, kind)) return null
  const body = bodySchemas[kind as keyof typeof bodySchemas].safeParse(plaintext.data.body)
  return body.success ? body.data : null
}

/** The present bodies of these records, by id; none for a record without one and for one that does not open. */
export async function peekBodies(ids: readonly RecordId[]): Promise<Map<RecordId, Body>> {
  const { keyring, projection, records } = openVault()
  const wanted = ids.filter((id) => (records.get(id)?.bodyRevision ?? null) !== null)
  const rows = await projection.getMany(wanted, 'body')
  const bodies = new Map<RecordId, Body>()
  await Promise.all(
    rows.map(async (row) => {
      if (row.operation !== 'put' || row.revision < (records.get(row.recordId)?.bodyRevision ?? 0)) return
      const reading = await readPart(keyring, row)
      const body = reading.ok ? bodyOf(row.recordId, reading.content) : null
      if (body) bodies.set(row.recordId, body)
    }),
  )
  return bodies
}
