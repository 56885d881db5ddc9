// Where the caret is in a link: its address in full, never opened by this app, to copy, change or take off. And the
// field for the address of a new one.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../Button.tsx'
import { TextField } from '../TextField.tsx'
import styles from './Toolbar.module.css'

export interface LinkFormProps {
  /** Of the link that the caret is in; null for a new one. */
  href: string | null
  isOpen: boolean
  onOpen: () => void
  /** Answers whether the address can be a link. */
  onSet: (address: string) => boolean
  onTakeOff: () => void
  onCopy?: ((href: string) => void) | undefined
  onLeave: () => void
}

export function LinkForm({ href, isOpen, onOpen, onSet, onTakeOff, onCopy, onLeave }: LinkFormProps) {
  const { t } = useTranslation('ui')
  const [address, setAddress] = useState(href ?? '')
  const [isRefused, setRefused] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isOpen) field.current?.focus()
  }, [isOpen])

  if (!isOpen)
    return (
      <div className={styles.link}>
        <span className={styles.address}>{href}</span>
        {onCopy && href !== null ? (
          <Button variant="link" onClick={() => onCopy(href)}>
            {t('editor.copyLink')}
          </Button>
        ) : null}
        <Button variant="link" onClick={onOpen}>
          {t('editor.changeLink')}
        </Button>
        <Button variant="link" onClick={onTakeOff}>
          {t('editor.takeLinkOff')}
        </Button>
      </div>
    )
  return (
    <form
      className={styles.link}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        setRefused(!onSet(address.trim()))
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onLeave()
      }}
    >
      <TextField
        ref={field}
        className={styles.field}
        label={t('editor.address')}
        value={address}
        onChange={setAddress}
        inputMode="url"
        error={isRefused ? t('editor.refusedLink') : null}
      />
      <Button type="submit" variant="plain">
        {t('editor.setLink')}
      </Button>
      <Button variant="link" onClick={onLeave}>
        {t('editor.leaveLink')}
      </Button>
    </form>
  )
}
