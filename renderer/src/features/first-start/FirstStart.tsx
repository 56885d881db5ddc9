// First start in four screens: welcome, what this is not, passphrase (which may be declined), recovery kit. Nothing is written to disk before the
// last one is confirmed. From the first a vault can be made of a backup instead.
import { useState } from 'react'
import { newRecoveryCode, type OpenReport } from '#data/vault.ts'
import type { Language } from '#shared/domain/records.ts'
import type { Settings } from '#shared/formats/settings.ts'
import { DeclineScreen } from './DeclineScreen.tsx'
import { FolderScreen } from './FolderScreen.tsx'
import { KitScreen } from './KitScreen.tsx'
import { NotScreen } from './NotScreen.tsx'
import { PassphraseScreen } from './PassphraseScreen.tsx'
import { RestoreScreen } from './RestoreScreen.tsx'
import { WelcomeScreen } from './WelcomeScreen.tsx'

interface Props {
  language: Language
  paper: Settings['paper']
  onLanguage: (language: Language) => Promise<void>
  /** The vault is made and open; with a report when it came from a backup. */
  onOpen: (report: OpenReport | null) => void
}

export function FirstStart({ language, paper, onLanguage, onOpen }: Props) {
  const [step, setStep] = useState(1)
  const [passphrase, setPassphrase] = useState<string | null>('')
  const [isDeclining, setDeclining] = useState(false)
  const [restoring, setRestoring] = useState<'file' | 'folder' | null>(null)
  const [code] = useState(newRecoveryCode)
  const back = () => setStep(step - 1)
  if (restoring === 'folder') return <FolderScreen onBack={() => setRestoring('file')} onOpen={onOpen} />
  if (restoring === 'file')
    return <RestoreScreen onBack={() => setRestoring(null)} onFolder={() => setRestoring('folder')} onOpen={onOpen} />
  if (step === 1)
    return (
      <WelcomeScreen
        language={language}
        onLanguage={onLanguage}
        onNext={() => setStep(2)}
        onRestore={() => setRestoring('file')}
      />
    )
  if (step === 2) return <NotScreen onBack={back} onNext={() => setStep(3)} />
  if (step === 3 && isDeclining)
    return (
      <DeclineScreen
        onBack={() => setDeclining(false)}
        onNext={() => {
          setPassphrase(null)
          setStep(4)
        }}
      />
    )
  if (step === 3)
    return (
      <PassphraseScreen
        onBack={back}
        onDecline={() => setDeclining(true)}
        onNext={(chosen) => {
          setPassphrase(chosen)
          setStep(4)
        }}
      />
    )
  return (
    <KitScreen
      passphrase={passphrase}
      code={code}
      language={language}
      paper={paper}
      onBack={back}
      onOpen={() => onOpen(null)}
    />
  )
}
