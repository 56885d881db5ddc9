// Changes the wording of one thing. Nothing is saved until "Save"; an empty wording cannot be saved.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { TextArea } from '#ui/TextArea.tsx'

interface WordsDialogProps {
  title: string
  text: string
  /** The second field, "why this one"; absent where there is none. */
  reason?: string
  /** Answers whether it was saved: the dialog stays open otherwise. */
  onSave: (text: string, reason: string) => Promise<boolean>
  onClose: () => void
}

/** Mount it when it opens: it starts from the text it is given then. */
export function WordsDialog({ title, text, reason, onSave, onClose }: WordsDialogProps) {
  const { t } = useTranslation('why')
  const [words, setWords] = useState(text)
  const [why, setWhy] = useState(reason ?? '')
  const save = async () => {
    if (await onSave(words, why)) onClose()
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button disabled={words.trim() === ''} onClick={() => void save()}>
            {t('edit.save')}
          </Button>
          <Button variant="plain" onClick={onClose}>
            {t('edit.cancel')}
          </Button>
        </>
      }
    >
      <TextArea label={t('edit.words')} serif value={words} onChange={setWords} autoFocus />
      {reason === undefined ? null : <TextArea label={t('edit.reason')} serif value={why} onChange={setWhy} />}
    </Dialog>
  )
}
