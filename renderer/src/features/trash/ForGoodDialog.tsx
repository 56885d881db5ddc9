// The question before deleting for good: what goes, whether the snapshots are rewritten too, and what remains elsewhere.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteForGood, dropFromSnapshots } from '#data/trash.ts'
import { whileHoldingIdle } from '#parts/idle-holds.ts'
import { platform } from '#platform/platform.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Switch } from '#ui/Switch.tsx'
import styles from './TrashPage.module.css'
import { sparksQuoting, type TrashItem } from './trash-items.ts'

interface Props {
  items: readonly TrashItem[]
  sparks: readonly RecordOf<'spark'>[]
  /** With the number of snapshots rewritten; null when they were left. */
  onDone: (snapshots: number | null) => void
  onClose: () => void
}

export function ForGoodDialog({ items, sparks, onDone, onClose }: Props) {
  const { t } = useTranslation(['trash', 'errors'])
  const [alsoSnapshots, setAlsoSnapshots] = useState(true)
  const [hasSecondFolder, setSecondFolder] = useState(false)
  const [isWorking, setWorking] = useState(false)
  const [failed, setFailed] = useState<ErrorKind | null>(null)
  useEffect(() => {
    let isGone = false
    platform()
      .readSettings()
      .then(
        ({ secondFolder }) => {
          if (!isGone) setSecondFolder(secondFolder !== null)
        },
        () => undefined,
      )
    return () => {
      isGone = true
    }
  }, [])
  const ids = items.map(({ id }) => id)
  const quoting = sparksQuoting(sparks, ids)
  const go = () => {
    setWorking(true)
    setFailed(null)
    whileHoldingIdle(async () => {
      const gone = await deleteForGood(ids)
      return alsoSnapshots ? dropFromSnapshots(gone) : null
    }).then(onDone, (error: unknown) => {
      setWorking(false)
      setFailed(error instanceof KindError ? error.kind : 'unexpected')
    })
  }
  const only = items.length === 1 ? items[0] : undefined
  return (
    <Dialog
      role="alertdialog"
      title={t('ask.title', { count: items.length })}
      isOpen
      onClose={() => {
        if (!isWorking) onClose()
      }}
      actions={
        <>
          <Button
            variant="danger"
            aria-disabled={isWorking || undefined}
            onClick={() => (isWorking ? undefined : go())}
          >
            {t('ask.go')}
          </Button>
          <Button variant="plain" disabled={isWorking} onClick={onClose}>
            {t('ask.cancel')}
          </Button>
        </>
      }
    >
      {only && only.words !== '' ? <p className={styles.words}>{only.words}</p> : null}
      <p>{t('ask.text', { count: items.length })}</p>
      <Switch
        label={t('ask.snapshots')}
        description={t('ask.snapshotsText')}
        isSelected={alsoSnapshots}
        onChange={setAlsoSnapshots}
        isDisabled={isWorking}
      />
      <div>
        <p>{t('ask.remains')}</p>
        <ul className={styles.remains}>
          {quoting > 0 ? <li>{t('ask.sparks', { count: quoting })}</li> : null}
          {alsoSnapshots ? null : <li>{t('ask.inSnapshots')}</li>}
          {hasSecondFolder ? <li>{t('ask.secondFolder')}</li> : null}
          <li>{t('ask.elsewhere')}</li>
        </ul>
      </div>
      {isWorking ? <Notice tone="calm">{t('ask.working')}</Notice> : null}
      {failed === null ? null : <Notice tone="problem">{t(`errors:kind.${failed}`)}</Notice>}
    </Dialog>
  )
}
