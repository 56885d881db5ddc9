// The chosen why read aloud again: how it sounds today in a plain word and a line, and how it sounded before. Nothing is
// counted, and nothing calls for it here.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { newId } from '#data/repository.ts'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { useChanges } from '#parts/use-changes.ts'
import { useDeleting } from '#parts/use-deleting.tsx'
import type { RecordOf } from '#shared/domain/records.ts'
import { chosenOf } from '#shared/domain/statement.ts'
import { courseOf, nextReading, RESONANCE_ANSWERS, type ResonanceAnswer } from '#shared/domain/why/resonance.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './studio.module.css'

export function ResonancePage() {
  const { t } = useTranslation('studio')
  const why = chosenOf(useHeads('why'))
  if (why) return <Reading key={why.id} why={why} />
  return (
    <Page kicker={<Link href="/why">{t('room')}</Link>} title={t('aloud.none')} subtitle={t('aloud.noneText')}>
      <ButtonLink href="#/studio">{t('aloud.toStudio')}</ButtonLink>
    </Page>
  )
}

function Reading({ why }: { why: RecordOf<'why'> }) {
  const { t, i18n } = useTranslation(['studio', 'errors'])
  const course = courseOf(useHeads('resonance'), why.id)
  const [answer, setAnswer] = useState<ResonanceAnswer | null>(null)
  const [line, setLine] = useState('')
  const { change, problem } = useChanges()
  const deleting = useDeleting()
  const chosenOn = localDay(why.chosenAt ?? why.createdAt)
  const next = nextReading(chosenOn, today())
  const date = (day: string) => formatDay(day, 'short', i18n.language, today())
  const save = async () => {
    if (answer === null) return
    const saved = await change((now) => [
      {
        id: newId(),
        head: {
          kind: 'resonance',
          createdAt: now,
          updatedAt: now,
          deletedAt: null,
          whyId: why.id,
          day: today(),
          answer,
          line: line.trim(),
        },
      },
    ])
    if (!saved) return
    setAnswer(null)
    setLine('')
  }
  const facts = [
    t('studio:chosenOn', { date: date(chosenOn) }),
    next ? t('studio:aloud.next', { date: date(next) }) : '',
  ]
  return (
    <Page
      kicker={<Link href="/why">{t('studio:room')}</Link>}
      title={t('studio:aloud.title')}
      subtitle={facts.filter(Boolean).join(' · ')}
    >
      <blockquote className={styles.aloud}>{why.text}</blockquote>
      {problem ? <Notice tone="problem">{t(`errors:kind.${problem}`)}</Notice> : null}
      {deleting.note}
      <div className={styles.form}>
        <RadioGroup
          label={t('studio:aloud.how')}
          options={RESONANCE_ANSWERS.map((id) => ({ id, label: t(`studio:aloud.answer.${id}`) }))}
          value={answer}
          onChange={setAnswer}
        />
        <TextArea label={t('studio:aloud.line')} serif value={line} onChange={setLine} maxLength={1000} rows={2} />
        <p>
          <Button disabled={answer === null} onClick={() => void save()}>
            {t('studio:aloud.keep')}
          </Button>
        </p>
      </div>
      {course.length > 0 ? <Course course={course} onRemove={(id) => void deleting.remove(id)} /> : null}
    </Page>
  )
}

/** Marks in one row, each an answer by its form; the same in a table, in words. */
function Course({ course, onRemove }: { course: RecordOf<'resonance'>[]; onRemove: (id: string) => void }) {
  const { t, i18n } = useTranslation('studio')
  const date = (day: string) => formatDay(day, 'short', i18n.language, today())
  return (
    <section aria-labelledby="aloud-course" className={styles.part}>
      <h2 id="aloud-course">{t('aloud.course')}</h2>
      <div className={styles.marks} aria-hidden="true">
        {course.map(({ id, answer }) => (
          <i key={id} data-answer={answer} />
        ))}
      </div>
      <table className={styles.course}>
        <thead>
          <tr>
            <th scope="col">{t('aloud.day')}</th>
            <th scope="col">{t('aloud.sounded')}</th>
            <th scope="col">{t('aloud.words')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {course.toReversed().map(({ id, day, answer, line }) => (
            <tr key={id}>
              <th scope="row">{date(day)}</th>
              <td>
                <i data-answer={answer} aria-hidden="true" /> {t(`aloud.answer.${answer}`)}
              </td>
              <td className={styles.words}>{line}</td>
              <td>
                <Button variant="link" onClick={() => onRemove(id)}>
                  {t('remove')}
                  <VisuallyHidden>: {date(day)}</VisuallyHidden>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
