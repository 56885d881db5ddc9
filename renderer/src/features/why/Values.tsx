// Values in the order they were given; those without a place after them.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Change } from '#parts/use-changes.ts'
import { rewording } from '#parts/why-choices.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { topValues } from '#shared/domain/statement.ts'
import { Button } from '#ui/Button.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { DeleteButton, type Remove } from './DeleteButton.tsx'
import { WordsDialog } from './WordsDialog.tsx'
import styles from './why.module.css'

interface ValuesProps {
  values: RecordOf<'value'>[]
  change: Change
  remove: Remove
}

export function Values({ values, change, remove }: ValuesProps) {
  const { t } = useTranslation('why')
  const [openId, setOpenId] = useState<string | null>(null)
  const ranked = topValues(values, values.length).filter((value) => value.rank !== null)
  const others = values.filter((value) => value.rank === null)
  const opened = values.find((value) => value.id === openId)
  const line = (value: RecordOf<'value'>) => (
    <li key={value.id}>
      <span className={styles.words}>{value.label}</span>
      <span className={styles.pair}>
        <Button variant="link" onClick={() => setOpenId(value.id)}>
          {t('edit.change')}
          <VisuallyHidden>: {value.label}</VisuallyHidden>
        </Button>
        <DeleteButton id={value.id} words={value.label} remove={remove} />
      </span>
    </li>
  )
  return (
    <section aria-labelledby="why-values" className={styles.part}>
      <h2 id="why-values">{t('values.title')}</h2>
      {values.length === 0 ? <p className={styles.quiet}>{t('values.none')}</p> : null}
      {ranked.length > 0 ? <ol className={styles.values}>{ranked.map(line)}</ol> : null}
      {others.length > 0 ? (
        <>
          {ranked.length > 0 ? <h3>{t('values.unranked')}</h3> : null}
          <ul className={styles.values}>{others.map(line)}</ul>
        </>
      ) : null}
      {opened ? (
        <WordsDialog
          title={t('values.edit')}
          text={opened.label}
          onSave={(text) => change((now) => rewording(opened, text, now))}
          onClose={() => setOpenId(null)}
        />
      ) : null}
    </section>
  )
}
