// Locking and closing wait for the last commit. If that fails the window stays, and the words on the screen can be
// copied or saved elsewhere before anything is lost.
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { flushAll } from '#data/autosave.ts'
import { stopLongWork } from '#data/long-work.ts'
import { lock } from '#data/vault.ts'
import { keepIndex } from '#parts/find/finder.ts'
import { copyText } from '#platform/clipboard.ts'
import { platform } from '#platform/platform.ts'
import { KindError } from '#shared/contract/errors.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { textOnScreen } from './text-on-screen.ts'

type Way = 'lock' | 'close'
interface Trouble {
  way: Way
  kind: KindError['kind']
  text: string
}

const WAYS: Record<Way, () => Promise<void>> = {
  lock,
  close: async () => {
    await flushAll()
    await stopLongWork()
    await keepIndex()
    await platform().closeReady()
  },
}

export interface LeaveGuardState {
  trouble: Trouble | null
  /** Saves what is unsaved, then locks or closes; a failure opens the dialog. */
  leave(way: Way): void
  /** Leaves although words are unsaved: only where nothing can be saved, a vault that is only read. */
  leaveWithout(way: Way): void
  dismiss(): void
}

export function useLeaveGuard(): LeaveGuardState {
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const busy = useRef(false)
  const actions = useMemo(
    () => ({
      leave(way: Way) {
        if (busy.current) return
        busy.current = true
        setTrouble(null)
        WAYS[way]()
          .catch((error: unknown) => {
            if (way === 'close') void platform().closeRefused()
            const kind = error instanceof KindError ? error.kind : 'unexpected'
            setTrouble({ way, kind, text: textOnScreen(document.body) })
          })
          .finally(() => {
            busy.current = false
          })
      },
      leaveWithout(way: Way) {
        setTrouble(null)
        void (way === 'lock' ? platform().lockWindow() : platform().closeReady())
      },
      dismiss: () => setTrouble(null),
    }),
    [],
  )
  useEffect(() => platform().onClosing(() => actions.leave('close')), [actions])
  return useMemo(() => ({ ...actions, trouble }), [actions, trouble])
}

export function LeaveGuard({ guard }: { guard: LeaveGuardState }) {
  const { t } = useTranslation(['app', 'errors'])
  const [copied, setCopied] = useState(false)
  const { trouble } = guard
  if (trouble === null) return null
  const { way, kind, text } = trouble
  const saveElsewhere = () =>
    platform().saveFile({
      suggestedName: 'unborrowed.txt',
      filters: [{ name: t('app:leave.textFile'), extensions: ['txt'] }],
      data: new TextEncoder().encode(text),
    })
  return (
    <Dialog
      role="alertdialog"
      title={t(`app:leave.title.${way}`)}
      isOpen
      onClose={guard.dismiss}
      actions={
        <>
          {kind === 'newer-format' ? null : <Button onClick={() => guard.leave(way)}>{t('app:leave.again')}</Button>}
          {text === '' ? null : (
            <>
              <Button variant="plain" onClick={() => void copyText(text).then(setCopied)}>
                {copied ? t('app:leave.copied') : t('app:leave.copy')}
              </Button>
              <Button variant="plain" onClick={() => void saveElsewhere().catch(() => undefined)}>
                {t('app:leave.saveElsewhere')}
              </Button>
            </>
          )}
          {kind === 'newer-format' ? (
            <Button variant="danger" onClick={() => guard.leaveWithout(way)}>
              {t(`app:leave.without.${way}`)}
            </Button>
          ) : null}
          <Button variant="plain" onClick={guard.dismiss}>
            {t('app:leave.stay')}
          </Button>
        </>
      }
    >
      <p>{t(`errors:kind.${kind}`)}</p>
      {text === '' ? null : <p>{t('app:leave.text')}</p>}
    </Dialog>
  )
}
