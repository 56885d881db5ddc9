// The drawer beside a draft: searches the whole vault, and pins what is found to the clause that is called, whole or one
// line of it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { LineChoice } from '#parts/LineChoice.tsx'
import { kindTexts } from '#shared/domain/kind-texts.ts'
import type { EvidencePin, RecordId, RecordKind, RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextField } from '#ui/TextField.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './studio.module.css'
import { useEvidence } from './use-evidence.ts'

/** Of these a single line may be what counts. */
const WITH_LINES = new Set<RecordKind>([
  'entry',
  'session',
  'letter',
  'ask',
  'recognition',
  'experiment',
  'check',
  'person',
])
const MOST_SHOWN = 160

interface EvidenceDrawerProps {
  /** The words of the clause that is called, as a person knows it; null when there is none to pin to. */
  clause: string | null
  isPinned: (id: RecordId) => boolean
  onPin: (pin: EvidencePin) => void
}

export function EvidenceDrawer({ clause, isPinned, onPin }: EvidenceDrawerProps) {
  const { t } = useTranslation('studio')
  const [text, setText] = useState('')
  const { records, words, failed } = useEvidence(text)
  const [openId, setOpenId] = useState<RecordId | null>(null)
  return (
    <section aria-labelledby="studio-evidence" className={styles.drawer}>
      <h2 id="studio-evidence">{t('drawer.title')}</h2>
      <TextField label={t('drawer.search')} value={text} onChange={setText} maxLength={300} />
      <p className={styles.quiet} role="status">
        {clause === null ? t('drawer.noClause') : t('drawer.pinsTo', { clause })}
      </p>
      {failed ? <Notice tone="problem">{t('drawer.failed')}</Notice> : null}
      {records.length === 0 ? (
        <p className={styles.quiet}>{t(text.trim() === '' ? 'drawer.empty' : 'drawer.none')}</p>
      ) : null}
      <ul className={styles.found} aria-label={t('drawer.title')}>
        {records.map((record) => (
          <Found
            key={record.id}
            record={record}
            words={words}
            isPinned={isPinned(record.id)}
            canPin={clause !== null}
            isOpen={openId === record.id}
            onOpen={() => setOpenId(openId === record.id ? null : record.id)}
            onPin={onPin}
          />
        ))}
      </ul>
    </section>
  )
}

interface FoundProps {
  record: RecordOf<RecordKind>
  words: readonly string[]
  isPinned: boolean
  canPin: boolean
  isOpen: boolean
  onOpen: () => void
  onPin: (pin: EvidencePin) => void
}

function Found({ record, words, isPinned, canPin, isOpen, onOpen, onPin }: FoundProps) {
  const { t, i18n } = useTranslation(['studio', 'search'])
  const said = kindTexts(record, null).title.replace(/\s+/g, ' ')
  const shown = said.length > MOST_SHOWN ? `${said.slice(0, MOST_SHOWN)} …` : said
  const day = record.kind === 'entry' ? record.day : localDay(record.createdAt)
  return (
    <li>
      <p className={styles.words}>{shown}</p>
      <p className={styles.small}>
        {t(`search:kind.${record.kind}`)} · {formatDay(day, 'short', i18n.language, today())}
      </p>
      <p className={styles.ways}>
        {/* The same button either way: what is pinned by a key leaves the focus where it was. */}
        <Button
          variant="link"
          disabled={!canPin}
          aria-disabled={isPinned || undefined}
          className={isPinned ? (styles.isPinned ?? '') : ''}
          onClick={() => (isPinned ? undefined : onPin({ kind: record.kind, id: record.id }))}
        >
          {t(isPinned ? 'studio:drawer.pinned' : 'studio:drawer.pin')}
          <VisuallyHidden>: {shown}</VisuallyHidden>
        </Button>
        {WITH_LINES.has(record.kind) ? (
          <Button variant="link" aria-expanded={isOpen} disabled={!canPin} onClick={onOpen}>
            {t('studio:drawer.line')}
            <VisuallyHidden>: {shown}</VisuallyHidden>
          </Button>
        ) : null}
      </p>
      {isOpen ? <LineChoice record={record} words={words} onKept={({ id }) => onPin({ kind: 'spark', id })} /> : null}
    </li>
  )
}
