// What is in the chosen file, before anything is written: how much, from when to when, how it begins, what stays away and why.
import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '#data/import/import-preview.ts'
import type { Scan, ScanLine } from '#data/import/import-reader.ts'
import { formatDay, today } from '#parts/dates.ts'
import { formatBytes } from '#parts/sizes.ts'
import { IMPORT_PROBLEMS, type ImportProblem, LEFT_OUT } from '#shared/domain/imported.ts'
import { Button } from '#ui/Button.tsx'
import styles from './Import.module.css'

interface Props {
  name: string
  scan: Scan
  preview: ImportPreview
  onBring: () => void
  onLeave: () => void
}

/** How many lines of what stays away are shown; the report has them all. */
const MOST_SHOWN = 20

export function ImportLooked({ name, scan, preview, onBring, onLeave }: Props) {
  const { t, i18n } = useTranslation('import')
  const { fresh, here, inTrash, stays, firstDay, lastDay, attachments, attachmentBytes } = preview
  const day = (value: string) => formatDay(value, 'short', i18n.language, today())
  const facts = [
    firstDay === null || lastDay === null
      ? null
      : firstDay === lastDay
        ? day(firstDay)
        : t('looked.span', { from: day(firstDay), to: day(lastDay) }),
    attachments === 0
      ? null
      : `${t('looked.attachments', { count: attachments })} (${formatBytes(attachmentBytes, i18n.language)})`,
  ].filter((fact) => fact !== null)
  return (
    <section aria-labelledby="import-looked" className={styles.part}>
      <h2 id="import-looked" tabIndex={-1} ref={(heading) => heading?.focus()}>
        {t('looked.title', { count: fresh.length })}
      </h2>
      <p className={styles.quiet}>
        {name} · {t(`source.${scan.source}.name`)}
        {facts.map((fact) => ` · ${fact}`)}
      </p>
      <p className={styles.quiet}>{t('looked.nothingYet')}</p>
      {here.length > 0 ? (
        <p>
          {t('looked.here', { count: here.length })} {inTrash > 0 ? t('looked.inTrash', { count: inTrash }) : null}
        </p>
      ) : null}
      {scan.examples.length > 0 ? (
        <div className={styles.examples}>
          <h3>{t('looked.examples')}</h3>
          <ul className={styles.list}>
            {scan.examples.map((example, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the examples never change while they are shown.
              <li key={index} className={styles.item}>
                <div className={styles.what}>
                  <p className={styles.facts}>{formatDay(example.day, 'full', i18n.language)}</p>
                  {example.title === null ? null : <p className={styles.words}>{example.title}</p>}
                  <p className={example.title === null ? styles.words : styles.below}>
                    {example.words || t('looked.noWords')}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <Remarks preview={preview} />
      {stays.length > 0 ? <Stays stays={stays} /> : null}
      <div className={styles.row}>
        {fresh.length > 0 ? <Button onClick={onBring}>{t('looked.bring', { count: fresh.length })}</Button> : null}
        <Button variant="plain" onClick={onLeave}>
          {t('looked.leave')}
        </Button>
      </div>
    </section>
  )
}

/** What comes over not quite whole, and what has no place here. */
function Remarks({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('import')
  const remarks = IMPORT_PROBLEMS.flatMap((problem) => {
    const count = preview.remarks[problem]
    return count === undefined ? [] : [{ key: problem, text: t(`remark.${problem}`, { count }) }]
  })
  const leftOut = LEFT_OUT.flatMap((what) => {
    const count = preview.leftOut[what]
    return count === undefined ? [] : [{ key: what, text: t(`leftOut.${what}`, { count }) }]
  })
  const all = [...remarks, ...leftOut]
  if (all.length === 0) return null
  return (
    <div className={styles.examples}>
      <h3>{t('looked.remarks')}</h3>
      <ul className={styles.plain}>
        {all.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
    </div>
  )
}

function Stays({ stays }: { stays: readonly ScanLine[] }) {
  const { t } = useTranslation('import')
  const why = (problem: ImportProblem | undefined) => t(`why.${problem ?? 'unreadable'}`)
  return (
    <div className={styles.examples}>
      <h3>{t('looked.stays', { count: stays.length })}</h3>
      <ul className={styles.plain}>
        {stays.slice(0, MOST_SHOWN).map(({ name, problems }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change while they are shown.
          <li key={index}>
            {name === '' ? t('looked.noName') : name}: {why(problems[0])}
          </li>
        ))}
      </ul>
      {stays.length > MOST_SHOWN ? (
        <p className={styles.quiet}>{t('looked.more', { count: stays.length - MOST_SHOWN })}</p>
      ) : null}
    </div>
  )
}
