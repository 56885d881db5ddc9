// What Esc opens: stop, support, or go on. Says that everything is kept; asks for no reason.
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'

interface StopDialogProps {
  isOpen: boolean
  onStop: () => void
  onSupport: () => void
  onClose: () => void
}

export function StopDialog({ isOpen, onStop, onSupport, onClose }: StopDialogProps) {
  const { t } = useTranslation('session')
  return (
    <Dialog
      title={t('stop.title')}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onStop}>{t('stop.stop')}</Button>
          <Button variant="plain" onClick={onSupport}>
            {t('stop.support')}
          </Button>
          <Button variant="plain" onClick={onClose}>
            {t('stop.goOn')}
          </Button>
        </>
      }
    >
      <p>{t('stop.text')}</p>
    </Dialog>
  )
}
