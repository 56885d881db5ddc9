// One import that is here: what came, what is to be told of single entries, the report as a file, and undoing it.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useRecord } from '#data/heads.ts'
import { openBody } from '#data/repository.ts'
import { formatDay, formatMoment, today } from '#parts/dates.ts'
import { platform } from '#platform/platform.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { ImportBody, ImportLine, RecordId } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import styles from './Import.module.css'
import { UndoDialog } from './UndoDialog.tsx'
import { takeKept } from './undone-note.ts'

const MOST_SHOWN = 100

export function ImportReport({ id }: { id: RecordId }) {
  const { t, i18n } = useTranslation(['import', 'errors'])
  const [, go] = useLocation()
  const record = useRecord('import', id)
  const [body, setBody] = useState<ImportBody | null>(null)
  const [shown, setShown] = useState(MOST_SHOWN)
  const [asks, setAsks] = useState(false)
  const [said, setSaid] = useState<{ saved: string } | { failed: ErrorKind } | null>(null)
  const isThere = record !== undefined
  useEffect(() => {
    if (!isThere) return
    let isGone = false
    openBody('import', id).then(
      (opened) => {
        if (!isGone) setBody(opened)
      },
      (error: unknown) => {
        if (!isGone) setSaid({ failed: error instanceof KindError ? error.kind : 'unexpected' })
      },
    )
    return () => {
      isGone = true
    }
  }, [id, isThere])
  if (!record) return <Undone />
  const lines = body?.lines ?? []
  const words = (line: ImportLine) =>
    `${line.name === '' ? t('looked.noName') : line.name}${line.day === null ? '' : ` (${formatDay(line.day, 'short', i18n.language, today())})`}: ${line.problems.map((problem) => t(`why.${problem}`)).join(' ')}`
  const save = async () => {
    const head = [
      t('report.title', { count: record.entries }),
      `${record.fileName} · ${t(`source.${record.source}.name`)} · ${formatMoment(record.createdAt, i18n.language)}`,
      '',
    ]
    const more = body && body.more > 0 ? [t('looked.more', { count: body.more })] : []
    const data = new TextEncoder().encode(`${[...head, ...lines.map(words), ...more].join('\n')}\n`)
    try {
      const outcome = await platform().saveFile({
        suggestedName: `${t('report.fileName')}-${today()}.txt`,
        filters: [{ name: t('report.files'), extensions: ['txt'] }],
        data,
      })
      setSaid(outcome.saved ? { saved: outcome.name } : null)
    } catch (error) {
      setSaid({ failed: error instanceof KindError ? error.kind : 'unexpected' })
    }
  }
  return (
    <Page
      kicker={<Link href="/import">{t('title')}</Link>}
      title={t('report.title', { count: record.entries })}
      subtitle={`${record.fileName} · ${t(`source.${record.source}.name`)} · ${formatMoment(record.createdAt, i18n.language)}`}
    >
      <div className={styles.parts}>
        {record.isPartial ? <p>{t('report.partial')}</p> : null}
        {said !== null && 'saved' in said ? (
          <Notice tone="calm">{t('report.saved', { name: said.saved })}</Notice>
        ) : null}
        {said !== null && 'failed' in said ? <Notice tone="problem">{t(`errors:kind.${said.failed}`)}</Notice> : null}
        <div className={styles.row}>
          <Button variant="plain" className={styles.outlined} onClick={() => void save()}>
            {t('report.save')}
          </Button>
          <Button variant="plain" className={styles.outlined} onClick={() => setAsks(true)}>
            {t('undo.open')}
          </Button>
        </div>
        <section aria-labelledby="import-lines" className={styles.part}>
          <h2 id="import-lines">{t('report.lines')}</h2>
          {body !== null && lines.length === 0 ? <p className={styles.quiet}>{t('report.noLines')}</p> : null}
          <ul className={styles.plain}>
            {lines.slice(0, shown).map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a report never change.
              <li key={index}>{words(line)}</li>
            ))}
          </ul>
          {lines.length > shown ? (
            <Button variant="plain" onClick={() => setShown(shown + MOST_SHOWN)}>
              {t('report.more', { count: lines.length - shown })}
            </Button>
          ) : null}
          {body !== null && body.more > 0 ? (
            <p className={styles.quiet}>{t('looked.more', { count: body.more })}</p>
          ) : null}
        </section>
      </div>
      {asks ? <UndoDialog id={id} onClose={() => setAsks(false)} onDone={() => go(`/import/${id}`)} /> : null}
    </Page>
  )
}

/** The import is no more: what it left behind, if anything was changed since. */
function Undone() {
  const { t, i18n } = useTranslation('import')
  const [kept] = useState(takeKept)
  return (
    <Page kicker={<Link href="/import">{t('title')}</Link>} title={t('undone.title')}>
      <div className={styles.parts}>
        {kept === null ? (
          <p className={styles.quiet}>{t('undone.gone')}</p>
        ) : (
          <p>{t('undone.text', { count: kept.removed })}</p>
        )}
        {kept !== null && kept.entries.length > 0 ? (
          <section className={styles.part}>
            <h2>{t('undone.kept', { count: kept.entries.length })}</h2>
            <ul className={styles.list}>
              {kept.entries.map(({ id, day, words }) => (
                <li key={id} className={styles.item}>
                  <div className={styles.what}>
                    <p>
                      <Link href={`/journal/${id}`}>{words || t('looked.noWords')}</Link>
                    </p>
                    <p className={styles.facts}>{formatDay(day, 'full', i18n.language)}</p>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Page>
  )
}
