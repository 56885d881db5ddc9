// Bringing a journal over: which ones can come, choosing a file or folder, what is in it, bringing it, and what came before.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import type { ImportWish } from '#data/import/choose-import.ts'
import { formatMoment, today } from '#parts/dates.ts'
import { IMPORT_SOURCES } from '#shared/domain/imported.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import styles from './Import.module.css'
import { ImportLooked } from './ImportLooked.tsx'
import { backToStart, bringOver, type ImportState, lookAt, stopImport, useImportState } from './import-work.ts'

export function ImportPage() {
  const { t } = useTranslation(['import', 'errors'])
  const state = useImportState()
  const wish = (): ImportWish => ({
    homeZone: Temporal.Now.timeZoneId(),
    today: today(),
    labels: { place: t('label.place'), people: t('label.people') },
  })
  const isBusy = state.at === 'running' || state.at === 'reading'
  const choose = (what: 'file' | 'folder') => void lookAt(what, t('files'), wish())
  return (
    <Page kicker={<Link href="/settings">{t('room')}</Link>} title={t('title')} subtitle={t('subtitle')}>
      <div className={styles.parts}>
        {state.at === 'preview' ? (
          <ImportLooked
            name={state.chosen.name}
            scan={state.scan}
            preview={state.preview}
            onBring={() => void bringOver(wish())}
            onLeave={backToStart}
          />
        ) : (
          <>
            <Told state={state} />
            {isBusy ? null : (
              <div className={styles.row}>
                <Button onClick={() => choose('file')}>{t('chooseFile')}</Button>
                <Button variant="plain" className={styles.outlined} onClick={() => choose('folder')}>
                  {t('chooseFolder')}
                </Button>
              </div>
            )}
          </>
        )}
        {state.at === 'preview' || state.at === 'running' ? null : <Past />}
        {state.at === 'preview' || isBusy ? null : <Sources />}
      </div>
    </Page>
  )
}

/** What is under way, or how it ended. */
function Told({ state }: { state: ImportState }) {
  const { t } = useTranslation(['import', 'errors'])
  switch (state.at) {
    case 'reading':
      return <Bar label={t('reading', { count: state.met })} value={null} />
    case 'running':
      return (
        <div className={styles.part}>
          <Bar
            label={t('running', { name: state.name, done: state.done, count: state.total })}
            value={{ done: state.done, total: state.total }}
          />
          <p className={styles.quiet}>{t('goesOn')}</p>
          <div className={styles.row}>
            <Button variant="plain" aria-disabled={state.isStopping || undefined} onClick={stopImport}>
              {t('stop')}
            </Button>
          </div>
        </div>
      )
    case 'refused':
      return (
        <Notice tone="problem">
          <p>{t(`fault.${state.fault}`, { member: state.member ?? '' })}</p>
          <p>{t('nothingWritten')}</p>
        </Notice>
      )
    case 'unknown':
      return (
        <Notice tone="problem">
          <p>{t(state.name.endsWith('.unborrowed') ? 'isBackup' : 'unknown', { name: state.name })}</p>
          <p>{t('nothingWritten')}</p>
        </Notice>
      )
    case 'failed':
      return (
        <Notice tone="problem">
          {t(`errors:kind.${state.kind}`)} {t('nothingWritten')}
        </Notice>
      )
    case 'ended': {
      const { entries, importId, ended } = state.run
      const way = entries === 0 ? null : <Link href={`/import/${importId}`}>{t('seeReport')}</Link>
      return (
        <Notice tone={ended.how === 'failed' ? 'problem' : 'calm'} action={way}>
          <p>{t(`ended.${ended.how}`, { count: entries })}</p>
          {ended.how === 'failed' ? <p>{t(`errors:kind.${ended.kind ?? 'unexpected'}`)}</p> : null}
        </Notice>
      )
    }
    default:
      return null
  }
}

function Bar({ label, value }: { label: string; value: { done: number; total: number } | null }) {
  return (
    <div className={styles.progress}>
      <p role="status">{label}</p>
      {value === null ? (
        <progress aria-label={label} />
      ) : (
        <progress value={value.done} max={value.total} aria-label={label} />
      )}
    </div>
  )
}

function Past() {
  const { t, i18n } = useTranslation('import')
  const imports = useHeads('import')
  if (imports.length === 0) return null
  return (
    <section aria-labelledby="import-past" className={styles.part}>
      <h2 id="import-past">{t('past.title')}</h2>
      <ul className={styles.list}>
        {imports.toReversed().map(({ id, source, fileName, entries, createdAt, isPartial }) => (
          <li key={id} className={styles.item}>
            <div className={styles.what}>
              <p>
                <Link href={`/import/${id}`}>{fileName}</Link>
              </p>
              <p className={styles.facts}>
                {t(`source.${source}.name`)} · {formatMoment(createdAt, i18n.language)} ·{' '}
                {t('past.entries', { count: entries })}
                {isPartial ? ` · ${t('past.partial')}` : ''}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Where each journal's own export is to be found. */
function Sources() {
  const { t } = useTranslation('import')
  return (
    <section aria-labelledby="import-sources" className={styles.part}>
      <h2 id="import-sources">{t('sources.title')}</h2>
      <p className={styles.quiet}>{t('sources.text')}</p>
      <dl className={styles.sources}>
        {IMPORT_SOURCES.map((source) => (
          <div key={source}>
            <dt>{t(`source.${source}.name`)}</dt>
            <dd>{t(`source.${source}.how`)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.quiet}>
        {t('sources.backup')} <Link href="/backups">{t('sources.toBackups')}</Link>
      </p>
    </section>
  )
}
