// "Make it mine": a copy of an exercise with its title, step titles and guidance in the person's words, in the language
// now spoken. An own version is changed in place; anything else is copied and stays as it was.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { languageShown, useLibrary, useLibraryOpening, useOrigin } from '#parts/library.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { Exercise } from '#shared/domain/exercise.ts'
import { type OwnTexts, ownTexts, withOwnTexts } from '#shared/domain/pack.ts'
import type { Language } from '#shared/domain/records.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import { keepMine } from './keep-pack.ts'
import styles from './PacksPage.module.css'

const TITLE = 120
const QUESTION = 240
const GUIDANCE = 1500

export function MakeMinePage({ exerciseId }: { exerciseId: string }) {
  const { t } = useTranslation('path')
  const exercise = useLibrary().find((one) => one.id === exerciseId)
  const opening = useLibraryOpening()
  if (exercise) return <Form exercise={exercise} />
  if (opening) return null
  return (
    <Page title={t('unknown.title')} subtitle={t('unknown.text')}>
      <Link href="/path" asChild>
        <ButtonLink href="/path">{t('back')}</ButtonLink>
      </Link>
    </Page>
  )
}

function Form({ exercise }: { exercise: Exercise }) {
  const { t, i18n } = useTranslation(['packs', 'errors'])
  const [, go] = useLocation()
  const origin = useOrigin(exercise.id)
  const spoken: Language = i18n.language === 'it' ? 'it' : 'en'
  const language = languageShown(origin, spoken) ?? spoken
  const [texts, setTexts] = useState(() => ownTexts(exercise, language))
  const [failed, setFailed] = useState<ErrorKind | null>(null)
  const [asked, setAsked] = useState(false)
  const titles = [texts.title, ...texts.steps.map(({ title }) => title), ...texts.gentler.map(({ title }) => title)]
  const missing = (title: string) => (asked && title.trim() === '' ? t('mine.missing') : null)
  const change = (way: 'steps' | 'gentler', index: number, part: Partial<OwnTexts['steps'][number]>) =>
    setTexts({ ...texts, [way]: texts[way].map((step, at) => (at === index ? { ...step, ...part } : step)) })
  const save = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (titles.some((title) => title.trim() === '')) return
    const own = withOwnTexts(exercise, language, texts)
    keepMine(own, origin?.languages ?? ['en', 'it'], language, origin?.mine ? origin.recordId : null).then(
      (id) => go(`/path/${id}`),
      (error: unknown) => setFailed(error instanceof KindError ? error.kind : 'unexpected'),
    )
  }
  return (
    <Page
      kicker={<Link href={`/path/${exercise.id}`}>{exercise.title[language]}</Link>}
      title={t('mine.title')}
      subtitle={t(`mine.text.${language}`)}
    >
      <form className={styles.form} autoComplete="off" noValidate onSubmit={save} lang={languageShown(origin, spoken)}>
        <TextField
          label={t('mine.name')}
          value={texts.title}
          maxLength={TITLE}
          error={missing(texts.title)}
          onChange={(title) => setTexts({ ...texts, title })}
        />
        {(['steps', 'gentler'] as const).map((way) =>
          texts[way].map((step, index) => (
            <fieldset key={`${way} ${exercise.id} ${String(index)}`} className={styles.step}>
              <legend>{t(`mine.${way}`, { number: index + 1 })}</legend>
              <TextField
                label={t('mine.question')}
                value={step.title}
                maxLength={QUESTION}
                error={missing(step.title)}
                onChange={(title) => change(way, index, { title })}
              />
              <TextArea
                label={t('mine.guidance')}
                value={step.text}
                maxLength={GUIDANCE}
                onChange={(text) => change(way, index, { text })}
              />
            </fieldset>
          )),
        )}
        {failed === null ? null : <Notice tone="problem">{t(`errors:kind.${failed}`)}</Notice>}
        <div className={styles.row}>
          <Button type="submit">{t('mine.save')}</Button>
          <Link href={`/path/${exercise.id}`} asChild>
            <ButtonLink href={`/path/${exercise.id}`} variant="plain">
              {t('mine.cancel')}
            </ButtonLink>
          </Link>
        </div>
      </form>
    </Page>
  )
}
