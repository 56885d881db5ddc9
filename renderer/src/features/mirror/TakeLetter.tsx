// Taking a letter in: from a file, or as a pasted block of text. A refused one leaves nothing behind and says why.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { type LetterFault, takeLetter } from '#data/letters.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { chooseLetter } from './choose-letter.ts'
import styles from './mirror.module.css'

interface Props {
  /** Whether the field for pasting is shown. */
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

export function TakeLetter({ isOpen, onOpen }: Props) {
  const { t } = useTranslation(['mirror', 'errors'])
  const [, go] = useLocation()
  const [text, setText] = useState('')
  const [fault, setFault] = useState<LetterFault | null>(null)
  const [failed, setFailed] = useState<ErrorKind | null>(null)
  const take = async (find: () => Promise<string | null>) => {
    setFault(null)
    setFailed(null)
    try {
      const found = await find()
      if (found === null) return
      const taking = await takeLetter(found)
      if (taking.ok) go(`/letter/${taking.id}`)
      else setFault(taking.fault)
    } catch (error) {
      setFailed(error instanceof KindError ? error.kind : 'unexpected')
    }
  }
  return (
    <section className={styles.part} aria-labelledby="take">
      <h2 id="take">{t('take.title')}</h2>
      <p className={styles.quiet}>{t('take.text')}</p>
      <div className={styles.row}>
        <Button variant="plain" onClick={() => void take(() => chooseLetter(t('take.files')))}>
          {t('take.file')}
        </Button>
        <Button variant="link" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          {t('take.paste')}
        </Button>
      </div>
      {isOpen ? (
        <div className={styles.form}>
          <TextArea label={t('take.pasted')} value={text} onChange={setText} rows={6} />
          <div>
            <Button variant="plain" disabled={text.trim() === ''} onClick={() => void take(async () => text)}>
              {t('take.open')}
            </Button>
          </div>
        </div>
      ) : null}
      {fault ? <Notice tone="problem">{t(`fault.${fault}`)}</Notice> : null}
      {failed ? <Notice tone="problem">{t(`errors:kind.${failed}`)}</Notice> : null}
    </section>
  )
}
