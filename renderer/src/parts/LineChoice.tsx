// The sentences of one record, each to be kept as a line with one key: for every field that has no editor of its own.
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnyRecord, useHeads } from '#data/heads.ts'
import { openAnyBody } from '#data/repository.ts'
import { type FieldText, kindTexts } from '#shared/domain/kind-texts.ts'
import { keepableLines } from '#shared/domain/mirror.ts'
import type { Body, RecordId, RecordKind, RecordOf, SparkSource } from '#shared/domain/records.ts'
import { foldText } from '#shared/domain/search/fold.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { keepLine } from './keep-line.ts'
import styles from './LineChoice.module.css'

const MOST = 40
/** What is a name or a label, and no line. */
const NO_LINES = new Set(['tags', 'who', 'name', 'aliases', 'signed', 'recipients'])
const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' })
const sentences = (paragraph: string) => [...segmenter.segment(paragraph)].map(({ segment }) => segment)

interface Line {
  quote: string
  source: SparkSource
}

function sourceIn(record: RecordOf<RecordKind>, field: string): SparkSource {
  if (record.kind === 'entry' && field === 'text') return { kind: 'entry', recordId: record.id }
  if (record.kind === 'session' && field.startsWith('answers/'))
    return { kind: 'session', recordId: record.id, stepId: field.slice('answers/'.length) }
  return { kind: 'record', recordId: record.id, field }
}

function linesOf(record: RecordOf<RecordKind>, texts: readonly FieldText[], words: readonly string[]): Line[] {
  const all = texts
    .filter(({ field }) => !NO_LINES.has(field))
    .flatMap(({ field, text }) =>
      keepableLines(text, sentences)
        .flat()
        .map((quote) => ({ quote, source: sourceIn(record, field) })),
    )
  const found = all.filter(({ quote }) => words.some((word) => foldText(quote).includes(word)))
  const shown = found.length > 0 ? found : all
  return shown.filter(({ quote }, index) => shown.findIndex((line) => line.quote === quote) === index).slice(0, MOST)
}

interface LineChoiceProps {
  record: RecordOf<RecordKind>
  /** Folded words: where sentences hold one, only those are shown. */
  words?: readonly string[]
  /** After a line is on the disk. */
  onKept: (spark: { id: RecordId; quote: string }) => void
}

const NO_WORDS: readonly string[] = []

export function LineChoice({ record, words = NO_WORDS, onKept }: LineChoiceProps) {
  const { t } = useTranslation('parts')
  const [body, setBody] = useState<Body | null>(null)
  const [isRefused, setRefused] = useState(false)
  const sparks = useHeads('spark')
  useEffect(() => {
    let gone = false
    openAnyBody(record.id).then(
      (found) => {
        if (!gone) setBody(found)
      },
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [record.id])
  const lines = useMemo(() => linesOf(record, kindTexts(record, body).texts, words), [record, body, words])
  const keptAs = ({ quote }: Line) =>
    sparks.find((spark) => spark.source.recordId === record.id && spark.quote === quote)
  const keep = async (line: Line) => {
    try {
      const known = keptAs(line)
      const id = known?.id ?? (await keepLine(line.quote, line.source))
      setRefused(false)
      onKept({ id, quote: line.quote })
    } catch {
      setRefused(true)
    }
  }
  return (
    <>
      {lines.length === 0 ? <p className={styles.quiet}>{t('keep.none')}</p> : null}
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line.quote}>
            <button type="button" className={styles.line} onClick={() => void keep(line)}>
              <span data-kept={keptAs(line) ? '' : undefined}>{line.quote}</span>
              <VisuallyHidden>, {t(keptAs(line) ? 'keep.isKept' : 'keep.this')}</VisuallyHidden>
            </button>
          </li>
        ))}
      </ul>
      {isRefused ? <p role="alert">{t('keep.refused')}</p> : null}
    </>
  )
}

/** The quiet button "Keep a line", which opens the sentences of a record. Nothing for a record that is not there. */
export function KeepLine({ id, of }: { id: RecordId; of: string }) {
  const { t } = useTranslation('parts')
  const record = useAnyRecord(id)
  const [isOpen, setOpen] = useState(false)
  if (!record) return null
  return (
    <>
      <Button variant="link" onClick={() => setOpen(true)}>
        {t('keep.open')}
        <VisuallyHidden>: {of}</VisuallyHidden>
      </Button>
      <Dialog
        title={t('keep.title')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={<Button onClick={() => setOpen(false)}>{t('keep.done')}</Button>}
      >
        <LineChoice record={record} onKept={() => undefined} />
      </Dialog>
    </>
  )
}
