// Where a found record is shown, also for kinds that are seen only on the screen of another.
import { headsOf } from '#data/heads.ts'
import { recordAddress } from '#parts/record-address.ts'
import type { RecordKind, RecordOf } from '#shared/domain/records.ts'

export function linkTo(record: RecordOf<RecordKind>): string {
  const address = recordAddress(record, record.id)
  if (address !== null) return address
  if (record.kind === 'attachment') {
    const entry = headsOf('entry').find(({ attachmentIds }) => attachmentIds?.includes(record.id))
    if (entry) return `/journal/${entry.id}`
  }
  return record.kind === 'recognition' ? '/people' : '/'
}
