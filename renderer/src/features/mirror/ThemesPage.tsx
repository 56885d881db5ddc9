// Lines from letters put into themes by hand, each theme beside how the person sees themselves in it.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useAutosave } from '#data/autosave.ts'
import { headOf, useHeads } from '#data/heads.ts'
import { newId, saveRecords } from '#data/repository.ts'
import { CircleTabs } from '#parts/CircleTabs.tsx'
import { SaveState } from '#parts/SaveState.tsx'
import { SaveTrouble } from '#parts/SaveTrouble.tsx'
import { SparkSourceLink } from '#parts/SparkList.tsx'
import { setDeleted } from '#parts/use-deleting.tsx'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { placeLine } from '#shared/domain/mirror.ts'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './mirror.module.css'

const NONE = 'none'
const now = () => Temporal.Now.instant().toString()

async function saveTheme(theme: RecordOf<'theme'>): Promise<void> {
  const { id, ...head } = theme
  await saveRecords([{ id, head: { ...head, updatedAt: now() } }])
}

export function ThemesPage() {
  const { t } = useTranslation(['mirror', 'errors'])
  const themes = useHeads('theme')
  const sparks = useHeads('spark')
  const letters = useHeads('letter')
  const [name, setName] = useState('')
  const [failed, setFailed] = useState<ErrorKind | null>(null)
  const fromLetters = sparks.filter(({ source }) => letters.some(({ id }) => id === source.recordId))
  const byId = new Map(sparks.map((spark) => [spark.id, spark]))
  const placed = new Set(themes.flatMap(({ sparkIds }) => sparkIds))
  const loose = fromLetters.filter(({ id }) => !placed.has(id))
  const options = [
    { id: NONE, label: t('themes.none') },
    ...themes.map((theme) => ({ id: theme.id, label: theme.name })),
  ]

  const attempt = async (work: () => Promise<void>) => {
    setFailed(null)
    try {
      await work()
    } catch (error) {
      setFailed(error instanceof KindError ? error.kind : 'unexpected')
    }
  }
  const add = () =>
    attempt(async () => {
      if (name.trim() === '') return
      const at = now()
      await saveRecords([
        {
          id: newId(),
          head: {
            kind: 'theme',
            createdAt: at,
            updatedAt: at,
            deletedAt: null,
            name: name.trim(),
            sparkIds: [],
            ownView: '',
          },
        },
      ])
      setName('')
    })
  const place = (sparkId: RecordId, themeId: string) =>
    attempt(async () => {
      const changed = placeLine(themes, sparkId, themeId === NONE ? null : themeId)
      if (changed.length > 0)
        await saveRecords(changed.map(({ id, ...head }) => ({ id, head: { ...head, updatedAt: now() } })))
    })
  const remove = (id: RecordId) => attempt(() => setDeleted(id, true))
  const line = (spark: RecordOf<'spark'>, themeId: string) => (
    <li key={spark.id} className={styles.item}>
      <div className={styles.what}>
        <p className={styles.quote}>{spark.quote}</p>
        <p className={styles.facts}>
          <SparkSourceLink spark={spark} />
        </p>
      </div>
      <div className={styles.choice}>
        <Select
          label={t('themes.put')}
          options={options}
          value={themeId}
          onChange={(chosen) => void place(spark.id, chosen)}
        />
      </div>
    </li>
  )
  return (
    <Page
      kicker={<Link href="/mirror">{t('room')}</Link>}
      title={t('themes.title', { count: themes.length })}
      subtitle={t('themes.text')}
    >
      <div className={styles.parts}>
        <CircleTabs here="themes" />
        {failed ? <Notice tone="problem">{t(`errors:kind.${failed}`)}</Notice> : null}
        {themes.map((theme) => (
          <section key={theme.id} className={styles.part} aria-label={theme.name}>
            <div className={styles.item}>
              <h2>{theme.name}</h2>
              <Button variant="link" onClick={() => void remove(theme.id)}>
                {t('themes.delete')}
                <VisuallyHidden>: {theme.name}</VisuallyHidden>
              </Button>
            </div>
            <div className={styles.beside}>
              <ul className={styles.list} aria-label={t('themes.theirs', { name: theme.name })}>
                {theme.sparkIds.flatMap((id) => byId.get(id) ?? []).map((spark) => line(spark, theme.id))}
              </ul>
              <OwnView key={theme.id} theme={theme} />
            </div>
          </section>
        ))}
        <form
          className={styles.add}
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault()
            void add()
          }}
        >
          <TextField label={t('themes.new')} value={name} onChange={setName} maxLength={120} serif />
          <Button type="submit" variant="plain" disabled={name.trim() === ''}>
            {t('themes.add')}
          </Button>
        </form>
        <section className={styles.part} aria-labelledby="loose">
          <h2 id="loose">
            {fromLetters.length === 0 ? t('themes.lines') : t('themes.loose', { count: loose.length })}
          </h2>
          {fromLetters.length === 0 ? <p className={styles.quiet}>{t('themes.empty')}</p> : null}
          <ul className={styles.list}>{loose.map((spark) => line(spark, NONE))}</ul>
        </section>
      </div>
    </Page>
  )
}

/** Saved as it is written, like a journal text. */
function OwnView({ theme }: { theme: RecordOf<'theme'> }) {
  const { t } = useTranslation('mirror')
  const [text, setText] = useState(theme.ownView)
  const latest = useRef(text)
  const { touch, flush, state, error } = useAutosave(async () => {
    const head = headOf(theme.id)
    if (head?.kind === 'theme') await saveTheme({ ...head, ownView: latest.current })
  })
  const change = (words: string) => {
    latest.current = words
    setText(words)
    touch()
  }
  return (
    <div className={styles.own}>
      <TextArea
        label={t('themes.own')}
        value={text}
        onChange={change}
        onBlur={() => void flush().catch(() => undefined)}
        maxLength={4000}
        rows={4}
        serif
      />
      <SaveState state={state} />
      {error ? (
        <SaveTrouble error={error} text={() => text} onRetry={() => void flush().catch(() => undefined)} />
      ) : null}
    </div>
  )
}
