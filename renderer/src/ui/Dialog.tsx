// A modal question over the page: title, words, actions. Esc and a click outside close it; focus returns where it was.
import type { ReactNode } from 'react'
import { Heading, Modal, ModalOverlay, Dialog as NativeDialog } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './Dialog.module.css'

export interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** Buttons, the main one first. Put a plain "cancel" among them: there is no cross in the corner. */
  actions?: ReactNode
  /** `alertdialog` for what cannot be taken back: then a click outside does not close it. */
  role?: 'dialog' | 'alertdialog'
  /** For something to look at: as wide as the window lets it. */
  isWide?: boolean
}

export function Dialog({ title, isOpen, onClose, children, actions, role = 'dialog', isWide = false }: DialogProps) {
  return (
    <ModalOverlay
      className={classNames(styles.overlay)}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable={role === 'dialog'}
    >
      <Modal className={classNames(styles.modal, isWide && styles.wide)}>
        <NativeDialog className={classNames(styles.dialog)} role={role}>
          <Heading slot="title" level={2} className={classNames(styles.title)}>
            {title}
          </Heading>
          <div className={styles.body}>{children}</div>
          {actions ? <div className={styles.actions}>{actions}</div> : null}
        </NativeDialog>
      </Modal>
    </ModalOverlay>
  )
}
