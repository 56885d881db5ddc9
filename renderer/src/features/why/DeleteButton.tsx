// The quiet button that sends one thing of this page to the trash; the page says so and offers the way back.
import { useTranslation } from 'react-i18next'
import type { RecordId } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'

export type Remove = (id: RecordId) => void

export function DeleteButton({ id, words, remove }: { id: RecordId; words: string; remove: Remove }) {
  const { t } = useTranslation('why')
  return (
    <Button variant="link" onClick={() => remove(id)}>
      {t('remove')}
      <VisuallyHidden>: {words}</VisuallyHidden>
    </Button>
  )
}
