// Taking words out: what, as what, a plain word on the file not being encrypted, how far it is and how it ended.
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { countLeaving } from '#data/export/export-run.ts'
import { useEveryHead, useHeads } from '#data/heads.ts'
import { today } from '#parts/dates.ts'
import { EXPORT_FORMATS, type ExportFormat, type ExportScope } from '#shared/domain/export.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { NO_FILTER, passes, type RecordFilter } from '#shared/domain/search/filter.ts'
import type { Settings } from '#shared/formats/settings.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { Switch } from '#ui/Switch.tsx'
import { bookCss } from './book-css.ts'
import { ChosenEntries } from './ChosenEntries.tsx'
import styles from './Export.module.css'
import { forgetEnded, startExport, stopExport, useIsExporting } from './export-work.ts'
import { Told } from './Told.tsx'
import { useExportWords } from './use-export-words.ts'

interface Choice {
  what: 'everything' | 'entries'
  filter: RecordFilter
  without: ReadonlySet<RecordId>
}

interface Props {
  paper: Settings['paper']
}

export function ExportPage({ paper }: Props) {
  const { t } = useTranslation(['export', 'errors'])
  const words = useExportWords()
  const [choice, setChoice] = useState<Choice>({ what: 'everything', filter: NO_FILTER, without: new Set() })
  const [format, setFormat] = useState<ExportFormat>('markdown')
  const [keepsPosition, setKeepsPosition] = useState(false)
  const entries = useHeads('entry')
  const sparks = useHeads('spark')
  const live = useEveryHead()
  useEffect(() => forgetEnded, [])

  const passing = useMemo(() => {
    if (choice.what === 'everything') return entries
    const quoted = new Set(sparks.map(({ source }) => source.recordId))
    return entries.filter((entry) => passes(entry, choice.filter, quoted))
  }, [entries, sparks, choice])
  const scope = useMemo<ExportScope>(() => {
    if (choice.what === 'everything') return { what: 'everything' }
    return { what: 'entries', ids: new Set(passing.flatMap(({ id }) => (choice.without.has(id) ? [] : [id]))) }
  }, [passing, choice])
  const holds = useMemo(() => countLeaving(live, scope), [live, scope])

  // Pictures are only named there.
  const isWithoutFiles = format === 'docx'
  const isRunning = useIsExporting()
  const change = (part: Partial<Choice>) => {
    forgetEnded()
    setChoice((now) => ({ ...now, ...part }))
  }
  const others = format === 'dayone' ? 0 : holds.records
  const isNothing = holds.entries + others === 0
  const what = [
    t('what.holds', { count: holds.entries }),
    ...(others > 0 ? [t('what.records', { count: others })] : []),
    ...(holds.files > 0 && !isWithoutFiles ? [t('what.files', { count: holds.files })] : []),
  ].join(' · ')
  const go = () =>
    void startExport({
      format,
      scope,
      keepsPosition,
      words,
      suggestedName: `${words.journal} ${today()}`,
      filterNames: { zip: t('filter.zip'), html: t('filter.html'), pdf: t('filter.pdf'), docx: t('filter.docx') },
      print: { css: bookCss(), paper },
      now: Temporal.Now.zonedDateTimeISO(),
    })

  return (
    <Page kicker={<Link href="/settings">{t('room')}</Link>} title={t('title')} subtitle={t('subtitle')}>
      <div className={styles.parts}>
        <section aria-labelledby="export-what" className={styles.part}>
          <h2 id="export-what">{t('what.title')}</h2>
          <RadioGroup
            label={t('what.label')}
            hideLabel
            options={(['everything', 'entries'] as const).map((id) => ({
              id,
              label: t(`what.${id}`),
              description: t(`what.${id}Text`),
            }))}
            value={choice.what}
            onChange={(id) => change({ what: id })}
          />
          {choice.what === 'entries' ? (
            <ChosenEntries
              filter={choice.filter}
              passing={passing}
              without={choice.without}
              onFilter={(filter) => change({ filter })}
              onWithout={(without) => change({ without })}
            />
          ) : null}
          <p className={styles.facts}>{what}</p>
          <p className={styles.quiet}>
            {t('story.way')} <Link href="/story">{t('story.toIt')}</Link>
          </p>
        </section>
        <section aria-labelledby="export-format" className={styles.part}>
          <h2 id="export-format">{t('format.title')}</h2>
          <RadioGroup
            label={t('format.label')}
            hideLabel
            options={EXPORT_FORMATS.map((id) => ({ id, label: t(`format.${id}`), description: t(`format.${id}Text`) }))}
            value={format}
            onChange={(id) => {
              forgetEnded()
              setFormat(id)
            }}
          />
          {holds.files > 0 && !isWithoutFiles ? (
            <Switch
              label={t('position.label')}
              description={t('position.text')}
              isSelected={keepsPosition}
              onChange={setKeepsPosition}
            />
          ) : null}
        </section>
        <section className={styles.part} aria-label={t('go')}>
          <p className={styles.plain}>{t('plain')}</p>
          <p className={styles.quiet}>
            {t('backup')} <Link href="/backups">{t('toBackups')}</Link>
          </p>
          {isNothing ? <Notice tone="calm">{t('nothing')}</Notice> : null}
          <Told onStop={stopExport} />
          {isRunning ? null : (
            <div className={styles.row}>
              <Button aria-disabled={isNothing || undefined} onClick={() => (isNothing ? undefined : go())}>
                {t('go')}
              </Button>
            </div>
          )}
        </section>
      </div>
    </Page>
  )
}
