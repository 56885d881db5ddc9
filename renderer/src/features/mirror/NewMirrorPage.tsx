// A new request: its language, its words, its questions. Nothing leaves the machine here; files are made for people later.
import i18next from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { makeMirror } from '#data/letters.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { FIRST_QUESTIONS, OFFERED_QUESTIONS } from '#shared/domain/mirror.ts'
import type { Language } from '#shared/domain/records.ts'
import { MIRROR_LIMITS } from '#shared/formats/mirror.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { Switch } from '#ui/Switch.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './mirror.module.css'

interface Question {
  id: string
  text: string
  isOn: boolean
}

function offered(language: Language): Question[] {
  const t = i18next.getFixedT(language, 'mirror')
  return [
    ...OFFERED_QUESTIONS.map((id) => ({ id, text: t(`offer.${id}`), isOn: FIRST_QUESTIONS.includes(id) })),
    { id: 'own', text: '', isOn: false },
  ]
}
const invitationIn = (language: Language) => i18next.getFixedT(language, 'mirror')('offer.invitation')

export function NewMirrorPage() {
  const { t, i18n } = useTranslation(['mirror', 'errors'])
  const [, go] = useLocation()
  const [profile] = useHeads('profile')
  const [language, setLanguage] = useState<Language>(i18n.language === 'it' ? 'it' : 'en')
  const [from, setFrom] = useState(profile?.name ?? '')
  const [invitation, setInvitation] = useState(() => invitationIn(language))
  const [questions, setQuestions] = useState(() => offered(language))
  const [isAsked, setAsked] = useState(false)
  const [failed, setFailed] = useState<ErrorKind | null>(null)
  const chosen = questions.filter(({ isOn, text }) => isOn && text.trim() !== '')

  const speak = (next: Language) => {
    // Words that were changed stay; those still as offered are offered in the other language.
    if (invitation === invitationIn(language)) setInvitation(invitationIn(next))
    const before = offered(language)
    const after = offered(next)
    setQuestions(
      questions.map((question, index) =>
        question.text === before[index]?.text ? { ...question, text: after[index]?.text ?? '' } : question,
      ),
    )
    setLanguage(next)
  }
  const change = (id: string, part: Partial<Question>) =>
    setQuestions(questions.map((question) => (question.id === id ? { ...question, ...part } : question)))
  const keep = async () => {
    setAsked(true)
    setFailed(null)
    if (from.trim() === '' || chosen.length === 0) return
    try {
      const id = await makeMirror({
        language,
        from: from.trim(),
        invitation: invitation.trim(),
        questions: chosen.map(({ id: questionId, text }) => ({ id: questionId, text: text.trim() })),
      })
      go(`/mirror/${id}`)
    } catch (error) {
      setFailed(error instanceof KindError ? error.kind : 'unexpected')
    }
  }
  return (
    <Page kicker={<Link href="/mirror">{t('room')}</Link>} title={t('new.title')} subtitle={t('new.text')}>
      <form
        className={styles.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <RadioGroup
          label={t('new.language')}
          options={[
            { id: 'en', label: 'English' },
            { id: 'it', label: 'Italiano' },
          ]}
          value={language}
          onChange={speak}
        />
        <TextField
          label={t('new.from')}
          description={t('new.fromHint')}
          value={from}
          onChange={setFrom}
          maxLength={MIRROR_LIMITS.name}
          error={isAsked && from.trim() === '' ? t('new.fromMissing') : null}
          serif
        />
        <TextArea
          label={t('new.invitation')}
          value={invitation}
          onChange={setInvitation}
          maxLength={MIRROR_LIMITS.invitation}
          rows={7}
          lang={language}
          serif
        />
        <fieldset className={styles.questions}>
          <legend>{t('new.questions')}</legend>
          {questions.map((question) => (
            <div key={question.id} className={styles.question}>
              <Switch
                label={t(`new.question.${question.id}`)}
                description={question.id === 'stepping' ? t('new.steppingHint') : undefined}
                isSelected={question.isOn}
                onChange={(isOn) => change(question.id, { isOn })}
              />
              {question.isOn ? (
                <TextArea
                  label={t('new.questionWords', { name: t(`new.question.${question.id}`) })}
                  hideLabel
                  value={question.text}
                  onChange={(text) => change(question.id, { text })}
                  maxLength={MIRROR_LIMITS.question}
                  rows={2}
                  lang={language}
                  serif
                />
              ) : null}
            </div>
          ))}
        </fieldset>
        {isAsked && chosen.length === 0 ? <Notice tone="problem">{t('new.questionMissing')}</Notice> : null}
        {failed ? <Notice tone="problem">{t(`errors:kind.${failed}`)}</Notice> : null}
        <div className={styles.row}>
          <Button type="submit">{t('new.keep')}</Button>
        </div>
      </form>
    </Page>
  )
}
