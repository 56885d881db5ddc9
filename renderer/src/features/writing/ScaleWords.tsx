// The person's own five words for mood and for energy. An empty one is ours.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHeads } from '#data/heads.ts'
import { saveProfile } from '#parts/profile.ts'
import { type ScaleName, STEPS } from '#parts/scales.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './writing.module.css'

const SCALES: readonly ScaleName[] = ['mood', 'energy']

export function ScaleWords() {
  const { t } = useTranslation(['writing', 'parts'])
  const [profile] = useHeads('profile')
  const stored = { mood: profile?.moodWords, energy: profile?.energyWords }
  const [typed, setTyped] = useState<Partial<Record<ScaleName, string[]>>>({})
  const [said, setSaid] = useState<'nothing' | 'saved' | 'refused'>('nothing')
  const wordsOf = (scale: ScaleName) => typed[scale] ?? STEPS.map((step) => stored[scale]?.[step] ?? '')

  async function save(): Promise<void> {
    try {
      const own = (scale: ScaleName) => wordsOf(scale).map((word) => word.trim())
      await saveProfile({ moodWords: own('mood'), energyWords: own('energy') })
      setTyped({})
      setSaid('saved')
    } catch {
      setSaid('refused')
    }
  }

  return (
    <section className={styles.part} aria-labelledby="writing-words">
      <h2 id="writing-words">{t('words.title')}</h2>
      <p className={styles.quiet}>{t('words.text')}</p>
      <form
        className={styles.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {SCALES.map((scale) => (
          <div key={scale} className={styles.steps}>
            {wordsOf(scale).map((word, step) => (
              <TextField
                // biome-ignore lint/suspicious/noArrayIndexKey: the five steps are their places.
                key={step}
                label={t('words.step', { scale: t(`words.${scale}`), step: step + 1 })}
                placeholder={t(`parts:scale.${scale}.${step}`)}
                value={word}
                maxLength={24}
                onChange={(changed) => {
                  setSaid('nothing')
                  setTyped({ ...typed, [scale]: wordsOf(scale).with(step, changed) })
                }}
              />
            ))}
          </div>
        ))}
        <div className={styles.actions}>
          <Button type="submit" variant="plain">
            {t('words.save')}
          </Button>
        </div>
        {said === 'saved' ? <Notice tone="calm">{t('words.saved')}</Notice> : null}
        {said === 'refused' ? <Notice tone="problem">{t('ours.refused')}</Notice> : null}
      </form>
    </section>
  )
}
