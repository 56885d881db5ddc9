// A person's name, role, other names and note: for a new one and for one that is there. Nothing is saved until "Save".
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHeads } from '#data/heads.ts'
import { personNamed } from '#shared/domain/people.ts'
import type { PersonRole, RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './people.module.css'
import { fieldsOf, type PersonFields } from './person-writes.ts'

const ROLES: readonly PersonRole[] = ['client', 'person', 'team', 'employer']

interface PersonDialogProps {
  /** null for a new one. */
  person: RecordOf<'person'> | null
  /** Answers whether it was saved: the dialog stays open otherwise. */
  onSave: (fields: PersonFields) => Promise<boolean>
  onClose: () => void
}

/** Mount it when it opens: it starts from the person it is given then. */
export function PersonDialog({ person, onSave, onClose }: PersonDialogProps) {
  const { t } = useTranslation(['people', 'parts'])
  const formId = useId()
  const [fields, setFields] = useState(() => fieldsOf(person))
  const namesake = personNamed(
    useHeads('person').filter(({ id }) => id !== person?.id),
    fields.name,
  )
  const set = (change: Partial<PersonFields>) => setFields({ ...fields, ...change })
  const save = async () => {
    if (await onSave(fields)) onClose()
  }
  return (
    <Dialog
      title={t(person ? 'people:edit.title' : 'people:edit.new')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={formId} disabled={fields.name.trim() === ''}>
            {t('people:save')}
          </Button>
          <Button variant="plain" onClick={onClose}>
            {t('people:cancel')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          if (fields.name.trim() !== '') void save()
        }}
      >
        <TextField
          label={t('people:edit.name')}
          serif
          autoFocus
          value={fields.name}
          onChange={(name) => set({ name })}
          description={namesake ? t('people:edit.namesake', { name: namesake.name }) : undefined}
        />
        <Select
          label={t('people:edit.role')}
          options={ROLES.map((id) => ({ id, label: t(`parts:person.role.${id}`) }))}
          value={fields.role}
          onChange={(role) => set({ role })}
        />
        <TextField
          label={t('people:edit.aliases')}
          description={t('people:edit.aliasesText')}
          value={fields.aliases}
          onChange={(aliases) => set({ aliases })}
        />
        <TextArea label={t('people:edit.note')} serif value={fields.note} onChange={(note) => set({ note })} />
      </form>
    </Dialog>
  )
}
