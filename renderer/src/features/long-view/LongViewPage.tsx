// The ground over the months: one quiet line an item, the notes below, and the same as a table. Nothing is added up,
// nothing compared with anybody.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads, useTrash } from '#data/heads.ts'
import { formatDay, today } from '#parts/dates.ts'
import { useLooks } from '#parts/looks.ts'
import { Trash } from '#parts/Trash.tsx'
import { useChanges } from '#parts/use-changes.ts'
import { useDeleting } from '#parts/use-deleting.tsx'
import { CHECK_ITEMS, type Look, type LookPoint, lineOf } from '#shared/domain/check.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { QuietLine } from '#ui/charts/QuietLine.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { CheckDialog } from './CheckDialog.tsx'
import styles from './long-view.module.css'
import { scaleWords } from './words.ts'

const noon = (day: string) => Date.parse(`${day}T12:00:00Z`)

export function LongViewPage() {
  const { t, i18n } = useTranslation(['long-view', 'errors'])
  const looks = useLooks()
  const checks = useHeads('check')
  const trash = useTrash('check')
  const [open, setOpen] = useState<RecordOf<'check'> | 'new' | null>(null)
  const { change, problem } = useChanges()
  const deleting = useDeleting()
  const last = looks.at(-1)
  const date = (day: string) => formatDay(day, 'short', i18n.language, today())
  const add = (
    <Button variant={looks.length === 0 ? 'primary' : 'plain'} onClick={() => setOpen('new')}>
      {t('long-view:add')}
    </Button>
  )
  return (
    <Page
      wide
      kicker={t('long-view:room')}
      title={last ? t('long-view:title', { date: date(last.day) }) : t('long-view:empty.title')}
      subtitle={last ? t('long-view:facts', { count: looks.length }) : t('long-view:empty.text')}
      actions={last ? add : null}
    >
      {deleting.note}
      {problem ? <Notice tone="problem">{t(`errors:kind.${problem}`)}</Notice> : null}
      {last ? <Lines looks={looks} /> : add}
      {looks.some(({ sessionId }) => sessionId !== null) ? (
        <p className={styles.legend}>
          <span className={styles.ring} aria-hidden="true" /> {t('long-view:rings')}
        </p>
      ) : null}
      {last ? (
        <>
          <Looks looks={looks} checks={checks} onOpen={setOpen} onRemove={(id) => void deleting.remove(id)} />
          <Table looks={looks} />
        </>
      ) : null}
      <p className={styles.about}>{t('long-view:about')}</p>
      <Trash
        title={t('long-view:trash', { count: trash.length })}
        items={trash.toReversed().map(({ id, day, note }) => ({
          id,
          words: note || t('long-view:noNote'),
          note: date(day),
        }))}
        onBringBack={(id) => void deleting.bringBack(id)}
      />
      {open === null ? null : (
        <CheckDialog check={open === 'new' ? null : open} change={change} onClose={() => setOpen(null)} />
      )}
    </Page>
  )
}

const points = (line: readonly LookPoint[]) =>
  line.map(({ day, value, fromSession }) => ({ at: noon(day), value, hollow: fromSession }))

function Lines({ looks }: { looks: readonly Look[] }) {
  const { t } = useTranslation('long-view')
  const words = scaleWords(t)
  const [from, to] = [noon(looks[0]?.day ?? ''), noon(looks.at(-1)?.day ?? '')]
  return (
    <ul className={styles.lines}>
      {CHECK_ITEMS.map((item) => {
        const line = lineOf(looks, item)
        const latest = line.at(-1)
        return (
          <li key={item}>
            <div>
              <h2>{t(`item.${item}`)}</h2>
              <p className={styles.quiet}>{latest ? words[latest.value] : t('notSaid')}</p>
            </div>
            <QuietLine top={4} from={from} to={to} points={points(line)} />
          </li>
        )
      })}
    </ul>
  )
}

interface LooksProps {
  looks: readonly Look[]
  checks: readonly RecordOf<'check'>[]
  onOpen: (check: RecordOf<'check'>) => void
  onRemove: (id: string) => void
}

function Looks({ looks, checks, onOpen, onRemove }: LooksProps) {
  const { t, i18n } = useTranslation('long-view')
  return (
    <section aria-labelledby="long-view-looks" className={styles.part}>
      <h2 id="long-view-looks">{t('looks')}</h2>
      <ul className={styles.rows}>
        {looks.toReversed().map((look) => {
          const check = checks.find(({ id }) => id === look.id)
          const when = formatDay(look.day, 'short', i18n.language, today())
          return (
            <li key={look.id}>
              <p className={styles.day}>{when}</p>
              <div>
                {look.note === '' ? null : <p className={styles.words}>{look.note}</p>}
                <p className={styles.ways}>
                  {check ? (
                    <>
                      <Button variant="link" onClick={() => onOpen(check)}>
                        {t('change')}
                        <VisuallyHidden>: {when}</VisuallyHidden>
                      </Button>
                      <Button variant="link" onClick={() => onRemove(check.id)}>
                        {t('remove')}
                        <VisuallyHidden>: {when}</VisuallyHidden>
                      </Button>
                    </>
                  ) : (
                    <Link href={`/session/${look.sessionId}`}>{t('fromSession')}</Link>
                  )}
                </p>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Table({ looks }: { looks: readonly Look[] }) {
  const { t, i18n } = useTranslation('long-view')
  const words = scaleWords(t)
  return (
    <details className={styles.fold}>
      <summary>{t('table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the window is scrolled by keyboard here. */}
      <section className={styles.scroll} aria-label={t('table')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('look.day')}</th>
              {CHECK_ITEMS.map((item) => (
                <th key={item} scope="col">
                  {t(`short.${item}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {looks.map((look) => (
              <tr key={look.id}>
                <th scope="row">{formatDay(look.day, 'short', i18n.language, today())}</th>
                {CHECK_ITEMS.map((item) => {
                  const value = look.items[item]
                  return <td key={item}>{value === undefined ? '–' : words[value]}</td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
