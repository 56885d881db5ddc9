// One found record: what it is and when, its title, and the stretch of it that holds the words.
import { memo, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { Marked } from '#parts/find/Marked.tsx'
import type { RecordKind, RecordOf } from '#shared/domain/records.ts'
import type { SearchTerm } from '#shared/domain/search/query.ts'
import { markFound, snippetOf } from '#shared/domain/search/snippet.ts'
import { linkTo } from './result-link.ts'
import styles from './SearchPage.module.css'
import { useRecordTexts } from './use-record-texts.ts'

interface Props {
  record: RecordOf<RecordKind>
  terms: readonly SearchTerm[]
}

const TITLED = new Set(['title', 'name', 'label'])

export const ResultRow = memo(function ResultRow({ record, terms }: Props) {
  const { t, i18n } = useTranslation('search')
  const row = useRef<HTMLLIElement>(null)
  const { texts } = useRecordTexts(record, row)
  const day = record.kind === 'entry' ? record.day : localDay(record.createdAt)
  const shown = useMemo(() => {
    const title = texts.find(({ field }) => TITLED.has(field))?.text ?? ''
    const rest = texts.filter(({ field }) => !TITLED.has(field) && field !== 'tags')
    return {
      title: title === '' ? null : markFound(title, terms),
      text: snippetOf(rest.map(({ text }) => text).join(' · '), terms),
    }
  }, [texts, terms])
  const tags = record.kind === 'entry' ? (record.tags ?? []) : []
  return (
    <li ref={row} className={styles.row}>
      <Link href={linkTo(record)} className={styles.link ?? ''} data-result="">
        <span className={styles.about}>
          {t(`kind.${record.kind}`)} · {formatDay(day, 'short', i18n.language, today())}
          {tags.map((tag) => (
            <span key={tag}> · #{tag}</span>
          ))}
        </span>
        {shown.title ? (
          <span className={styles.title}>
            <Marked parts={shown.title} />
          </span>
        ) : null}
        {shown.text.length > 0 ? (
          <span className={shown.title ? styles.below : styles.words}>
            <Marked parts={shown.text} />
          </span>
        ) : null}
      </Link>
    </li>
  )
})
