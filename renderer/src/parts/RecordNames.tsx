// Records by name, whatever their kind: what each is, its day and its words, with the way to it. For reports on the vault.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { headOf } from '#data/heads.ts'
import { recordItem } from '#shared/domain/items.ts'
import type { RecordId, RecordKind, RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { formatDay, localDay, today } from './dates.ts'
import styles from './RecordNames.module.css'
import { recordAddress } from './record-address.ts'

/** What a person never sees by itself: it goes with another record. */
const UNSEEN: readonly RecordKind[] = ['history', 'definition']
const SHOWN = 8
const MOST_WORDS = 120

export interface NamedRecord {
  id: RecordId
  /** What is to be said of this one, after its name. */
  note?: string
}

/** Those that a person knows by sight; records that are not there are left out. */
export function namedOf<N extends NamedRecord>(records: readonly N[]): N[] {
  return records.filter(({ id }) => {
    const record = headOf(id)
    return record !== undefined && !UNSEEN.includes(record.kind)
  })
}

function shortened(words: string): string {
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).trimEnd()}…` : words
}

function Name({ record, note }: { record: RecordOf<RecordKind>; note?: string | undefined }): ReactNode {
  const { t, i18n } = useTranslation(['parts', 'search'])
  const words = shortened(recordItem(record).text.replace(/\s+/g, ' ').trim())
  const day = record.kind === 'entry' ? record.day : localDay(record.createdAt)
  const address = record.deletedAt === null ? recordAddress(record, record.id) : null
  const name = <span className={styles.words}>{words === '' ? t('recordNames.noWords') : words}</span>
  return (
    <li className={styles.row}>
      <span className={styles.about}>
        {t(`search:kind.${record.kind}`)} · {formatDay(day, 'short', i18n.language, today())}
      </span>
      {address === null ? name : <Link href={address}>{name}</Link>}
      {note === undefined ? null : <span className={styles.about}>{note}</span>}
    </li>
  )
}

export function RecordNames({ records }: { records: readonly NamedRecord[] }) {
  const { t } = useTranslation('parts')
  const [isAll, setAll] = useState(false)
  const named = namedOf(records)
  const shown = isAll ? named : named.slice(0, SHOWN)
  if (named.length === 0) return null
  return (
    <>
      <ul className={styles.rows}>
        {shown.map(({ id, note }) => {
          const record = headOf(id)
          return record === undefined ? null : <Name key={id} record={record} note={note} />
        })}
      </ul>
      {named.length > shown.length ? (
        <Button variant="link" onClick={() => setAll(true)}>
          {t('recordNames.more', { count: named.length - shown.length })}
        </Button>
      ) : null}
    </>
  )
}
