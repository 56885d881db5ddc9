// The last screen of first start: the recovery kit. Only when two of its groups were retyped is the vault made.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createVault } from '#data/vault.ts'
import { RecoveryKit, useRetyping } from '#parts/RecoveryKit.tsx'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { Language } from '#shared/domain/records.ts'
import type { Settings } from '#shared/formats/settings.ts'
import { Notice } from '#ui/Notice.tsx'
import { Frame } from './Frame.tsx'

interface Props {
  /** null: declined. */
  passphrase: string | null
  code: string
  language: Language
  paper: Settings['paper']
  onBack: () => void
  onOpen: () => void
}

export function KitScreen({ passphrase, code, language, paper, onBack, onOpen }: Props) {
  const { t } = useTranslation(['first-start', 'errors'])
  const retyping = useRetyping(code)
  const [making, setMaking] = useState(false)
  const [trouble, setTrouble] = useState<ErrorKind | null>(null)
  const make = () => {
    setTrouble(null)
    if (!retyping.check()) return
    setMaking(true)
    createVault({ passphrase, recoveryCode: code }).then(onOpen, (error: unknown) => {
      setMaking(false)
      setTrouble(error instanceof KindError ? error.kind : 'unexpected')
    })
  }
  return (
    <Frame
      step={4}
      title={t('kit.title')}
      lead={t('kit.body')}
      nextLabel={t('kit.make')}
      busy={making}
      onNext={make}
      onBack={onBack}
    >
      <RecoveryKit code={code} retyping={retyping} language={language} paper={paper} />
      {trouble === null ? null : (
        <Notice tone="problem">
          {t('kit.failed')} {t(`errors:kind.${trouble}`)}
        </Notice>
      )}
      {making ? <Notice tone="calm">{t('kit.making')}</Notice> : null}
    </Frame>
  )
}
