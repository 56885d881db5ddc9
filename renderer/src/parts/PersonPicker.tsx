// Names somebody: chooses a person there is, or types a name that becomes one when the form is saved. Accents do not
// matter for finding. Saves nothing itself: `settlePerson` gives what to save in the form's own commit.
import { useTranslation } from 'react-i18next'
import { headsOf, useHeads } from '#data/heads.ts'
import type { RecordWrite } from '#data/record-write.ts'
import { newId } from '#data/repository.ts'
import { byName, isNamed, personBehind, personNamed } from '#shared/domain/people.ts'
import type { Instant, PersonRole, RecordId } from '#shared/domain/records.ts'
import { ComboBox } from '#ui/ComboBox.tsx'

/** `id` is null for nobody, or for a name that is not among the people yet. */
export interface PersonChoice {
  id: RecordId | null
  name: string
}

export const NOBODY: PersonChoice = { id: null, name: '' }

/** The choice that stands for a stored `personId`; nobody when it leads to none. */
export function choiceOf(id: RecordId | null | undefined): PersonChoice {
  const person = personBehind(headsOf('person'), id)
  return person ? { id: person.id, name: person.name } : NOBODY
}

/** The id to store, and the new person to write in the same commit when the name is a new one. */
export function settlePerson(
  choice: PersonChoice,
  now: Instant,
  role: PersonRole = 'person',
): { personId: RecordId | null; writes: RecordWrite[] } {
  const name = choice.name.replace(/\s+/g, ' ').trim()
  if (choice.id !== null || name === '') return { personId: choice.id, writes: [] }
  const known = personNamed(headsOf('person'), name)
  if (known) return { personId: known.id, writes: [] }
  const id = newId()
  const head = { kind: 'person', name, role, note: '', createdAt: now, updatedAt: now, deletedAt: null } as const
  return { personId: id, writes: [{ id, head }] }
}

export interface PersonPickerProps {
  label: string
  value: PersonChoice
  onChange: (choice: PersonChoice) => void
  /** Says something else than that a new name will be added. */
  description?: string
  autoFocus?: boolean
  /** People not to offer. */
  without?: readonly RecordId[]
}

const MOST_OFFERED = 50

export function PersonPicker({ label, value, onChange, description, autoFocus, without = [] }: PersonPickerProps) {
  const { t, i18n } = useTranslation('parts')
  const people = useHeads('person').filter(({ id }) => !without.includes(id))
  const chosen = people.find(({ id }) => id === value.id)
  const offered = chosen?.name === value.name ? people : people.filter((person) => isNamed(person, value.name))
  const isNew = value.id === null && value.name.trim() !== ''
  return (
    <ComboBox
      label={label}
      description={isNew ? t('person.new') : description}
      text={value.name}
      selectedId={value.id}
      options={byName(offered, i18n.language)
        .slice(0, MOST_OFFERED)
        .map((person) => ({ id: person.id, label: person.name, note: t(`person.role.${person.role}`) }))}
      onText={(name) => {
        if (chosen?.name !== name) onChange({ id: personNamed(people, name)?.id ?? null, name })
      }}
      onSelect={(id) => {
        const person = people.find((one) => one.id === id)
        if (person) onChange({ id, name: person.name })
      }}
      openLabel={t('person.open')}
      {...(autoFocus ? { autoFocus } : {})}
    />
  )
}
