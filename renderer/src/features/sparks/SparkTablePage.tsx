// The table of sparks: kept lines side by side in themes named by hand. Lines are marked and gathered, or moved by keys:
// Alt and an arrow takes the line under focus to the next theme, or to another place in its own.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { newId } from '#data/repository.ts'
import { SparkSourceLink } from '#parts/SparkList.tsx'
import { useChanges } from '#parts/use-changes.ts'
import { useDeleting } from '#parts/use-deleting.tsx'
import type { Instant, RecordId, RecordOf } from '#shared/domain/records.ts'
import { gathered, shifted } from '#shared/domain/theme-table.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Select } from '#ui/Select.tsx'
import { TextField } from '#ui/TextField.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './SparkTable.module.css'
import { ThemeName } from './ThemeName.tsx'
import { useSourceStates } from './use-source-states.ts'

type Spark = RecordOf<'spark'>
type Theme = RecordOf<'theme'>
const NONE = 'none'
const PAGE = 60

const written = (themes: readonly Theme[], now: Instant) =>
  themes.map(({ id, ...head }) => ({ id, head: { ...head, updatedAt: now } }))

export function SparkTablePage() {
  const { t } = useTranslation(['sparks', 'errors'])
  const sparks = useHeads('spark')
  const themes = useHeads('theme')
  const { change, problem } = useChanges()
  const deleting = useDeleting()
  const [marked, setMarked] = useState<readonly RecordId[]>([])
  const [target, setTarget] = useState<string>(NONE)
  const [name, setName] = useState('')
  const [shown, setShown] = useState(PAGE)
  const [said, setSaid] = useState('')
  const root = useRef<HTMLDivElement>(null)
  const follow = useRef<RecordId | null>(null)
  const states = useSourceStates(sparks)
  const byId = new Map(sparks.map((spark) => [spark.id, spark]))
  const placed = new Set(themes.flatMap(({ sparkIds }) => sparkIds))
  const loose = sparks.filter(({ id }) => !placed.has(id)).toReversed()
  const groups: { theme: Theme | null; lines: Spark[] }[] = [
    { theme: null, lines: loose.slice(0, shown) },
    ...themes.map((theme) => ({ theme, lines: theme.sparkIds.flatMap((id) => byId.get(id) ?? []) })),
  ]
  const nameOf = (id: RecordId | null) => themes.find((theme) => theme.id === id)?.name ?? t('sparks:table.none')

  // A line that was moved by keys keeps the focus in its new place.
  useEffect(() => {
    if (follow.current === null || themes.length < 0) return
    root.current?.querySelector<HTMLElement>(`[data-spark="${follow.current}"]`)?.focus()
    follow.current = null
  }, [themes])

  const move = async (ids: readonly RecordId[], to: RecordId | null) => {
    if (await change((now) => written(gathered(themes, ids, to), now)))
      setSaid(t('sparks:table.moved', { count: ids.length, theme: nameOf(to) }))
  }
  const gather = async () => {
    const id = newId()
    const saved = await change((now) => {
      const fresh = { id, kind: 'theme', createdAt: now, updatedAt: now, deletedAt: null, ownView: '' } as const
      const theme: Theme = { ...fresh, name: name.trim(), sparkIds: [] }
      const changed = gathered([...themes, theme], marked, id)
      return written(changed.some((one) => one.id === id) ? changed : [theme], now)
    })
    if (!saved) return
    setName('')
    setMarked([])
  }
  const onKeys = (event: KeyboardEvent, group: number, spark: Spark) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || (by !== -1 && by !== 1)) return
    event.preventDefault()
    const here = groups[group]
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const next = groups[group + by]
      if (!next) return
      follow.current = spark.id
      void move([spark.id], next.theme?.id ?? null)
    } else if (here?.theme) {
      const moved = shifted(
        here.theme,
        here.lines.map(({ id }) => id),
        spark.id,
        by,
      )
      if (!moved) return
      follow.current = spark.id
      void change((now) => written([moved], now))
    }
  }
  return (
    <Page
      wide
      kicker={<Link href="/sparks">{t('sparks:room')}</Link>}
      title={t('sparks:table.title', { count: themes.length })}
      subtitle={t('sparks:table.text')}
    >
      {problem ? <Notice tone="problem">{t(`errors:kind.${problem}`)}</Notice> : null}
      {deleting.note}
      {sparks.length === 0 ? <ButtonLink href="#/sparks">{t('sparks:table.first')}</ButtonLink> : null}
      <form
        className={styles.tools}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void gather()
        }}
      >
        <TextField label={t('sparks:table.new')} value={name} onChange={setName} maxLength={120} serif />
        <Button type="submit" variant="plain" disabled={name.trim() === ''}>
          {t('sparks:table.gather', { count: marked.length })}
        </Button>
        {marked.length > 0 ? (
          <>
            <Select
              label={t('sparks:table.to')}
              options={[
                { id: NONE, label: t('sparks:table.none') },
                ...themes.map(({ id, name: label }) => ({ id, label })),
              ]}
              value={target}
              onChange={setTarget}
            />
            <Button
              variant="plain"
              onClick={() => void move(marked, target === NONE ? null : target).then(() => setMarked([]))}
            >
              {t('sparks:table.move', { count: marked.length })}
            </Button>
          </>
        ) : null}
      </form>
      <p role="status" className={styles.small}>
        {said}
      </p>
      <div ref={root} className={styles.table}>
        {groups.map(({ theme, lines }, group) => (
          <section key={theme?.id ?? NONE} className={styles.group} aria-label={theme?.name ?? t('sparks:table.none')}>
            {theme ? (
              <div className={styles.head}>
                <ThemeName theme={theme} />
                <Button variant="link" onClick={() => void deleting.remove(theme.id)}>
                  {t('sparks:table.delete')}
                  <VisuallyHidden>: {theme.name}</VisuallyHidden>
                </Button>
              </div>
            ) : (
              <h2 className={styles.small}>{t('sparks:table.none')}</h2>
            )}
            <ul>
              {lines.map((spark) => (
                <li key={spark.id} className={styles.line}>
                  <input
                    type="checkbox"
                    autoComplete="off"
                    id={`spark-${spark.id}`}
                    data-spark={spark.id}
                    checked={marked.includes(spark.id)}
                    onChange={({ target: box }) =>
                      setMarked(box.checked ? [...marked, spark.id] : marked.filter((id) => id !== spark.id))
                    }
                    onKeyDown={(event) => onKeys(event, group, spark)}
                  />
                  <div>
                    <label htmlFor={`spark-${spark.id}`}>{spark.quote}</label>
                    <p className={styles.small}>
                      <SparkSourceLink spark={spark} />
                      {states.get(spark.id) === 'changed' ? <> · {t('sparks:changed')}</> : null}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
            {theme === null && loose.length > shown ? (
              <Button variant="plain" onClick={() => setShown(shown + PAGE)}>
                {t('sparks:more', { count: loose.length - shown })}
              </Button>
            ) : null}
          </section>
        ))}
      </div>
    </Page>
  )
}
