// Said when the disk refused the last words: they are still on the screen, and can be copied or saved elsewhere.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '#platform/clipboard.ts'
import { platform } from '#platform/platform.ts'
import type { KindError } from '#shared/contract/errors.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'

export interface SaveTroubleProps {
  error: KindError | null
  /** The words that are not on the disk, plain. */
  text: () => string
  onRetry: () => void
}

type Rescue = 'none' | 'copied' | 'written' | 'refused'

export function SaveTrouble({ error, text, onRetry }: SaveTroubleProps) {
  const { t } = useTranslation(['parts', 'errors'])
  const [rescue, setRescue] = useState<Rescue>('none')
  const copy = async () => setRescue((await copyText(text())) ? 'copied' : 'refused')
  const saveElsewhere = async () => {
    try {
      const outcome = await platform().saveFile({
        suggestedName: 'unborrowed.txt',
        filters: [{ name: t('parts:trouble.textFile'), extensions: ['txt'] }],
        data: new TextEncoder().encode(text()),
      })
      if (outcome.saved) setRescue('written')
    } catch {
      setRescue('refused')
    }
  }
  return (
    <Notice
      tone="problem"
      action={
        <>
          <Button onClick={onRetry}>{t('parts:trouble.retry')}</Button>
          <Button variant="plain" onClick={() => void copy()}>
            {t('parts:trouble.copy')}
          </Button>
          <Button variant="plain" onClick={() => void saveElsewhere()}>
            {t('parts:trouble.saveElsewhere')}
          </Button>
        </>
      }
    >
      <p>{t(`errors:kind.${error?.kind ?? 'unexpected'}`)}</p>
      <p>{t(rescue === 'none' ? 'parts:trouble.here' : `parts:trouble.${rescue}`)}</p>
    </Notice>
  )
}
