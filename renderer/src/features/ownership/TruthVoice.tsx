// The one question a truth is asked: whose voice says this?
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Change } from '#parts/use-changes.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Quote } from '#ui/Quote.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './ownership.module.css'

export function TruthVoice({ truth, change }: { truth: RecordOf<'truth'>; change: Change }) {
  const { t } = useTranslation('ownership')
  const [voice, setVoice] = useState(truth.voice ?? '')
  const [said, setSaid] = useState('')
  const save = async () => {
    const isSaved = await change((now) => {
      const { id, ...head } = truth
      return [{ id, head: { ...head, voice: voice.trim(), updatedAt: now } }]
    })
    setSaid(isSaved ? t('kept') : '')
  }
  return (
    <form
      className={styles.truth}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Quote tone="truth">{truth.text}</Quote>
      <div className={styles.add}>
        <TextField
          label={t('voice')}
          value={voice}
          onChange={(value) => {
            setVoice(value)
            setSaid('')
          }}
          serif
        />
        <Button type="submit" variant="plain">
          {t('keepVoice')}
        </Button>
      </div>
      <p role="status">{said}</p>
    </form>
  )
}
