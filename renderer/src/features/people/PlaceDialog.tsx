// One look at where someone stands: form, level, day, and what shows it, with the kept lines that do.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { today } from '#parts/dates.ts'
import type { Change } from '#parts/use-changes.ts'
import { currentLevel, formOf, PYRAMID_FORMS, PYRAMID_LEVELS, type PyramidForm } from '#shared/domain/pyramid.ts'
import type { RecordId, RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import { useLanguage } from './language.ts'
import styles from './people.module.css'
import { placing } from './person-writes.ts'
import { formAbout, formName, levelName, levelSays, pyramidSource } from './pyramid-words.ts'

interface PlaceDialogProps {
  person: RecordOf<'person'>
  /** Kept lines about them, to show what shows it. */
  sparks: readonly RecordOf<'spark'>[]
  change: Change
  onClose: () => void
}

const LEVEL_IDS = ['2', '1', '0'] as const
const MOST_SPARKS = 12

/** Mount it when it opens: it starts from where they stand then. */
export function PlaceDialog({ person, sparks, change, onClose }: PlaceDialogProps) {
  const { t } = useTranslation('people')
  const language = useLanguage()
  const [form, setForm] = useState<PyramidForm>(formOf(person))
  const [levelId, setLevelId] = useState<(typeof LEVEL_IDS)[number] | null>(() => {
    const level = currentLevel(person)
    return level === null ? null : (LEVEL_IDS[2 - level] ?? null)
  })
  const [day, setDay] = useState(today)
  const [because, setBecause] = useState('')
  const [sparkIds, setSparkIds] = useState<RecordId[]>([])
  const level = PYRAMID_LEVELS.find((one) => String(one) === levelId)
  const save = async () => {
    if (level === undefined || day === '') return
    const placement = { level, day, because: because.trim(), ...(sparkIds.length > 0 ? { sparkIds } : {}) }
    if (await change((now) => placing(person, placement, form, now))) onClose()
  }
  return (
    <Dialog
      title={t('place.title', { name: person.name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button disabled={level === undefined || day === ''} onClick={() => void save()}>
            {t('save')}
          </Button>
          <Button variant="plain" onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select
          label={t('place.form')}
          options={PYRAMID_FORMS.map((id) => ({ id, label: formName(id, language) }))}
          value={form}
          onChange={setForm}
        />
        <p className={styles.small}>{formAbout(form, language)}</p>
        <RadioGroup
          label={t('place.level')}
          options={LEVEL_IDS.map((id, index) => {
            const at = PYRAMID_LEVELS[2 - index] ?? 0
            return { id, label: levelName(form, at, language), description: levelSays(form, at, language) }
          })}
          value={levelId}
          onChange={setLevelId}
        />
        <TextArea label={t('place.because')} serif value={because} onChange={setBecause} />
        {sparks.length > 0 ? (
          <fieldset className={styles.checks}>
            <legend>{t('place.sparks')}</legend>
            {sparks.slice(0, MOST_SPARKS).map(({ id, quote }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  autoComplete="off"
                  checked={sparkIds.includes(id)}
                  onChange={({ target }) =>
                    setSparkIds(target.checked ? [...sparkIds, id] : sparkIds.filter((one) => one !== id))
                  }
                />
                <span>{quote}</span>
              </label>
            ))}
          </fieldset>
        ) : null}
        <TextField type="date" label={t('place.day')} max={today()} value={day} onChange={setDay} />
        <p className={styles.small}>{pyramidSource(language)}</p>
      </div>
    </Dialog>
  )
}
