// The chosen truth and the other candidates. Any of them can be chosen instead, reworded, or let go.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, localDay } from '#parts/dates.ts'
import type { Change } from '#parts/use-changes.ts'
import { choosing, rewording } from '#parts/why-choices.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { chosenOf } from '#shared/domain/statement.ts'
import { Button } from '#ui/Button.tsx'
import { Quote } from '#ui/Quote.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { DeleteButton, type Remove } from './DeleteButton.tsx'
import { WordsDialog } from './WordsDialog.tsx'
import styles from './why.module.css'

interface TruthsProps {
  truths: RecordOf<'truth'>[]
  change: Change
  remove: Remove
}

export function Truths({ truths, change, remove }: TruthsProps) {
  const { t, i18n } = useTranslation('why')
  const [openId, setOpenId] = useState<string | null>(null)
  const chosen = chosenOf(truths)
  const others = truths.filter((truth) => truth.id !== chosen?.id)
  const opened = truths.find((truth) => truth.id === openId)
  const choose = (id: string | null) => void change((now) => choosing(truths, id, now))
  const edit = (truth: RecordOf<'truth'>) => (
    <>
      <Button variant="link" onClick={() => setOpenId(truth.id)}>
        {t('edit.change')}
        <VisuallyHidden>: {truth.text}</VisuallyHidden>
      </Button>
      <DeleteButton id={truth.id} words={truth.text} remove={remove} />
    </>
  )
  return (
    <section aria-labelledby="why-truths" className={styles.part}>
      <h2 id="why-truths">{t('truths.title')}</h2>
      {chosen ? (
        <div className={styles.chosen}>
          <Quote
            tone="truth"
            caption={t('chosenOn', {
              date: formatDay(localDay(chosen.chosenAt ?? chosen.updatedAt), 'short', i18n.language),
            })}
          >
            {chosen.text}
          </Quote>
          <p className={styles.ways}>
            {edit(chosen)}
            <Button variant="link" onClick={() => choose(null)}>
              {t('letGo')}
            </Button>
          </p>
        </div>
      ) : (
        <p className={styles.quiet}>{t(truths.length > 0 ? 'truths.unchosen' : 'truths.none')}</p>
      )}
      {others.length > 0 ? (
        <>
          <h3>{t(chosen ? 'truths.others' : 'truths.candidates')}</h3>
          <ul className={styles.rows}>
            {others.map((truth) => (
              <li key={truth.id}>
                <p className={styles.words}>{truth.text}</p>
                <p className={styles.ways}>
                  <Button variant="link" onClick={() => choose(truth.id)}>
                    {t('choose')}
                    <VisuallyHidden>: {truth.text}</VisuallyHidden>
                  </Button>
                  {edit(truth)}
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {opened ? (
        <WordsDialog
          title={t('truths.edit')}
          text={opened.text}
          onSave={(text) => change((now) => rewording(opened, text, now))}
          onClose={() => setOpenId(null)}
        />
      ) : null}
    </section>
  )
}
