// Makes or changes one template or prompt. Nothing is kept before Save; a refusal keeps the words on the screen.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId, openBody, saveRecords } from '#data/repository.ts'
import { useEditorTools } from '#parts/editor-tools.ts'
import type { Language, RecordOf, TemplateHead } from '#shared/domain/records.ts'
import { emptyText, firstWords, readText, type TextDocument } from '#shared/domain/text.ts'
import { Button } from '#ui/Button.tsx'
import { LazyTextEditor } from '#ui/editor/LazyTextEditor.tsx'
import { Notice } from '#ui/Notice.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { Select } from '#ui/Select.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './writing.module.css'

interface Props {
  /** Absent for a new one. */
  template?: RecordOf<'template'>
  onDone: () => void
}

export function TemplateForm({ template, onDone }: Props) {
  const { t } = useTranslation('writing')
  const [name, setName] = useState(template?.name ?? '')
  const [use, setUse] = useState<TemplateHead['use']>(template?.use ?? 'template')
  const [language, setLanguage] = useState<Language | 'both'>(template?.language ?? 'both')
  const [opened, setOpened] = useState<TextDocument | 'unreadable' | null>(template ? null : emptyText)
  const [isRefused, setRefused] = useState(false)
  const text = useRef<TextDocument>(emptyText())
  const field = useRef<HTMLInputElement>(null)
  const tools = useEditorTools()
  const id = template?.id

  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    if (id === undefined) return
    let gone = false
    openBody('template', id).then(
      (body) => {
        if (gone) return
        text.current = readText(body.text)
        setOpened(text.current)
      },
      () => {
        if (!gone) setOpened('unreadable')
      },
    )
    return () => {
      gone = true
    }
  }, [id])

  async function save(): Promise<void> {
    const now = Temporal.Now.instant().toString()
    const { language: _, id: __, ...before } = template ?? { id: '', createdAt: now, deletedAt: null }
    const head: TemplateHead = {
      ...before,
      kind: 'template',
      updatedAt: now,
      name: name.trim() || firstWords(text.current, 60),
      use,
      ...(language === 'both' ? {} : { language }),
    }
    try {
      await saveRecords([{ id: id ?? newId(), head, body: { text: text.current } }])
      onDone()
    } catch {
      setRefused(true)
    }
  }

  if (opened === 'unreadable') return <Notice tone="problem">{t('unreadable')}</Notice>
  return (
    <form
      className={styles.form}
      autoComplete="off"
      aria-label={t(template ? 'form.change' : 'form.new')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField ref={field} label={t('form.name')} value={name} onChange={setName} maxLength={120} serif />
      <RadioGroup
        label={t('form.use')}
        value={use}
        onChange={setUse}
        options={[
          { id: 'template', label: t('form.template'), description: t('form.templateText') },
          { id: 'prompt', label: t('form.prompt'), description: t('form.promptText') },
        ]}
      />
      <Select
        label={t('form.language')}
        value={language}
        onChange={setLanguage}
        options={[
          { id: 'both', label: t('form.both') },
          { id: 'en', label: t('form.en') },
          { id: 'it', label: t('form.it') },
        ]}
      />
      {opened ? (
        <LazyTextEditor
          label={t('form.text')}
          placeholder={t('form.text')}
          value={opened}
          tools={tools}
          onChange={(changed) => {
            text.current = changed
          }}
        />
      ) : null}
      {isRefused ? <Notice tone="problem">{t('form.refused')}</Notice> : null}
      <div className={styles.actions}>
        <Button type="submit">{t('form.save')}</Button>
        <Button variant="plain" onClick={onDone}>
          {t('form.leave')}
        </Button>
      </div>
    </form>
  )
}
