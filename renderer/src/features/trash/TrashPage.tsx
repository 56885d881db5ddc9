// The one trash of the vault: what was deleted in the last 30 days, brought back or deleted for good.
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads, useWholeTrash } from '#data/heads.ts'
import { setDeleted } from '#parts/use-deleting.tsx'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { ForGoodDialog } from './ForGoodDialog.tsx'
import styles from './TrashPage.module.css'
import { type TrashItem, trashItems } from './trash-items.ts'

/** How many things are on the page before one asks for more. */
const PAGE = 100

/** Of every kind there is: a kind that is deleted anywhere is found here without being named here. */
function useTrashItems(): TrashItem[] {
  const all = useWholeTrash()
  return useMemo(() => trashItems(all, Temporal.Now.instant().toString()), [all])
}

type Said = { what: 'back' | 'gone'; snapshots: number | null } | { what: 'failed'; kind: ErrorKind } | null

export function TrashPage() {
  const { t } = useTranslation(['trash', 'errors'])
  const items = useTrashItems()
  const sparks = useHeads('spark')
  const [shown, setShown] = useState(PAGE)
  const [asked, setAsked] = useState<readonly TrashItem[] | null>(null)
  const [said, setSaid] = useState<Said>(null)
  const note = useRef<HTMLDivElement>(null)
  const say = (what: Said) => {
    setSaid(what)
    // The button that was pressed is gone with its row: the note takes the focus, so that reading goes on there.
    requestAnimationFrame(() => note.current?.focus())
  }
  const back = (id: RecordId) =>
    setDeleted(id, false).then(
      () => say({ what: 'back', snapshots: null }),
      (error: unknown) => say({ what: 'failed', kind: error instanceof KindError ? error.kind : 'unexpected' }),
    )
  const words = (item: TrashItem) => item.words || t('noWords')
  return (
    <Page
      kicker={<Link href="/settings">{t('room')}</Link>}
      title={t(items.length === 0 ? 'empty' : 'title', { count: items.length })}
      subtitle={t('text')}
    >
      <div ref={note} tabIndex={-1} className={styles.note}>
        {said === null ? null : (
          <Notice tone={said.what === 'failed' ? 'problem' : 'calm'}>
            <p>{said.what === 'failed' ? t(`errors:kind.${said.kind}`) : t(`said.${said.what}`)}</p>
            {said.what === 'gone' ? (
              <p>
                {said.snapshots === null ? t('said.snapshotsStay') : t('said.snapshots', { count: said.snapshots })}
              </p>
            ) : null}
          </Notice>
        )}
      </div>
      <ul className={styles.list}>
        {items.slice(0, shown).map((item) => (
          <li key={item.id} className={styles.item}>
            <div className={styles.what}>
              <p className={styles.words}>{words(item)}</p>
              <p className={styles.facts}>
                {t(`kind.${item.kind}`)} · {t('left', { count: item.daysLeft })}
              </p>
            </div>
            <div className={styles.ways}>
              <Button variant="link" onClick={() => void back(item.id)}>
                {t('bringBack')}
                <VisuallyHidden>: {words(item)}</VisuallyHidden>
              </Button>
              <Button variant="link" onClick={() => setAsked([item])}>
                {t('forGood')}
                <VisuallyHidden>: {words(item)}</VisuallyHidden>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {items.length > shown ? (
        <Button variant="plain" onClick={() => setShown(shown + PAGE)}>
          {t('more', { count: items.length - shown })}
        </Button>
      ) : null}
      {items.length > 1 ? (
        <p className={styles.all}>
          <Button variant="link" onClick={() => setAsked(items)}>
            {t('emptyIt')}
          </Button>
        </p>
      ) : null}
      {asked === null ? null : (
        <ForGoodDialog
          items={asked}
          sparks={sparks}
          onDone={(snapshots) => {
            setAsked(null)
            say({ what: 'gone', snapshots })
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </Page>
  )
}
