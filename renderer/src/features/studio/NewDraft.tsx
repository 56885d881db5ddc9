// Begins a draft: a shape to start from, and the language of its connecting words.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language, RecordId } from '#shared/domain/records.ts'
import { type ShapeId, STARTING_SHAPES } from '#shared/domain/why/shapes.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { startDraft } from './why-writes.ts'

export function NewDraft({ onStarted, onClose }: { onStarted: (id: RecordId) => void; onClose: () => void }) {
  const { t, i18n } = useTranslation('studio')
  const own: Language = i18n.language === 'it' ? 'it' : 'en'
  const [shape, setShape] = useState<ShapeId>('to-so-that')
  const [language, setLanguage] = useState<Language>(own)
  const [isRefused, setRefused] = useState(false)
  const start = () => startDraft({ id: shape, language }).then(onStarted, () => setRefused(true))
  return (
    <Dialog
      title={t('new.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => void start()}>{t('new.go')}</Button>
          <Button variant="plain" onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={t('new.shape')}
        serif
        options={STARTING_SHAPES.map((id) => ({ id, label: t(`shape.${language}.${id}`) }))}
        value={shape}
        onChange={setShape}
      />
      <RadioGroup
        label={t('new.language')}
        options={(['en', 'it'] as const).map((id) => ({ id, label: t(`new.${id}`) }))}
        value={language}
        onChange={setLanguage}
      />
      {isRefused ? <p role="alert">{t('new.refused')}</p> : null}
    </Dialog>
  )
}
