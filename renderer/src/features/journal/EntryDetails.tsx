// What stands beside an entry: its tags, and behind one line its moment, mood and energy. All of it optional.
import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { headsOf } from '#data/heads.ts'
import { useScaleWords } from '#parts/scales.ts'
import { type EntryMoment, movedMoment, timeOf } from '#shared/domain/entry-moment.ts'
import type { ScaleStep } from '#shared/domain/records.ts'
import { folded, tagsInUse, tagsLike, withTag } from '#shared/domain/tags.ts'
import { RadioScale } from '#ui/RadioScale.tsx'
import { Select } from '#ui/Select.tsx'
import { TagField } from '#ui/TagField.tsx'
import { TextField } from '#ui/TextField.tsx'
import type { EntryDetails as Details } from './drafts.ts'
import styles from './EntryEditor.module.css'

interface Props {
  details: Details
  onChange: (details: Details) => void
}

/** Read through all entries only once a tag is typed. */
function knownTags(): () => readonly string[] {
  let known: readonly string[] | null = null
  return () => {
    known ??= tagsInUse(headsOf('entry'))
    return known
  }
}

/** Not drawn again while the words beside it are written. */
export const EntryDetails = memo(function EntryDetails({ details, onChange }: Props) {
  const { t } = useTranslation('journal')
  const moods = useScaleWords('mood')
  const energies = useScaleWords('energy')
  // As they were when a tag was first typed: the entry's own saves need not count them anew.
  const [known] = useState(() => knownTags())
  const [isOpen, setOpen] = useState(false)
  // Hundreds of names: only for who looks.
  const zones = useMemo(
    () => (isOpen ? [...new Set([details.zone, ...Intl.supportedValuesOf('timeZone')])] : []),
    [isOpen, details.zone],
  ).map((id) => ({ id, label: zoneName(id) }))
  const { tags, mood, energy, zone } = details
  const facts = [
    timeOf(details),
    ...(zone === Temporal.Now.timeZoneId() ? [] : [zoneName(zone)]),
    ...(mood == null ? [] : [t('facts.mood', { word: moods[mood] })]),
    ...(energy == null ? [] : [t('facts.energy', { word: energies[energy] })]),
  ]

  function move(change: Parameters<typeof movedMoment>[1]): void {
    const moved: EntryMoment | null = movedMoment(details, change)
    if (moved) onChange({ ...details, ...moved })
  }

  return (
    <div className={styles.details}>
      <TagField
        label={t('tags')}
        tags={tags}
        offered={(typed) => tagsLike(known(), typed, tags)}
        onAdd={(tag) => onChange({ ...details, tags: withTag(tags, tag, known()) })}
        onTakeAway={(tag) => onChange({ ...details, tags: tags.filter((each) => folded(each) !== folded(tag)) })}
      />
      <details className={styles.fold} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('facts.title', { facts: facts.join(' · ') })}</summary>
        {isOpen ? (
          <div className={styles.facts}>
            <div className={styles.moment}>
              <TextField type="date" label={t('day')} value={details.day} onChange={(day) => move({ day })} />
              <TextField type="time" label={t('time')} value={timeOf(details)} onChange={(time) => move({ time })} />
              <Select label={t('zone')} options={zones} value={zone} onChange={(next) => move({ zone: next })} />
            </div>
            <RadioScale
              label={t('mood')}
              words={moods}
              value={mood ?? null}
              onChange={(value) => onChange({ ...details, mood: value as ScaleStep | null })}
            />
            <RadioScale
              label={t('energy')}
              words={energies}
              value={energy ?? null}
              onChange={(value) => onChange({ ...details, energy: value as ScaleStep | null })}
            />
            <p className={styles.hint}>
              <Link href="/writing">{t('toWriting')}</Link>
            </p>
          </div>
        ) : null}
      </details>
    </div>
  )
})

function zoneName(zone: string): string {
  return zone.replaceAll('_', ' ')
}
