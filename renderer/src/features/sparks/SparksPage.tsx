// All kept lines, the newest first, each with its source; a line can be let go, and taken back.
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { headOf, useHeads, useTrash } from '#data/heads.ts'
import { saveRecords } from '#data/repository.ts'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { SparkList } from '#parts/SparkList.tsx'
import { Trash } from '#parts/Trash.tsx'
import type { RecordId } from '#shared/domain/records.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './SparksPage.module.css'
import { useSourceStates } from './use-source-states.ts'

/** How many lines are on the page, and have their sources opened, before one asks for more. */
const PAGE = 60

async function setLetGo(id: RecordId, letGo: boolean): Promise<void> {
  const head = headOf(id)
  if (head?.kind !== 'spark') return
  const now = Temporal.Now.instant().toString()
  await saveRecords([{ id, head: { ...head, updatedAt: now, deletedAt: letGo ? now : null } }])
}

export function SparksPage() {
  const { t, i18n } = useTranslation('sparks')
  const sparks = useHeads('spark')
  const trash = useTrash('spark')
  const [shown, setShown] = useState(PAGE)
  const [justLetGo, setJustLetGo] = useState<RecordId | null>(null)
  const [refused, setRefused] = useState(false)
  const undo = useRef<HTMLButtonElement>(null)
  const visible = useMemo(() => sparks.toReversed().slice(0, shown), [sparks, shown])
  const states = useSourceStates(visible)

  // The button that was pressed is gone with its line: undo becomes the next key.
  useEffect(() => {
    if (justLetGo) undo.current?.focus()
  }, [justLetGo])

  async function change(id: RecordId, letGo: boolean): Promise<void> {
    try {
      await setLetGo(id, letGo)
      setRefused(false)
      setJustLetGo(letGo ? id : null)
    } catch {
      setRefused(true)
    }
  }

  return (
    <Page
      kicker={t('room')}
      title={t(sparks.length > 0 ? 'title' : 'empty.title', { count: sparks.length })}
      subtitle={t(sparks.length > 0 ? 'facts' : 'empty.text')}
      actions={
        sparks.length === 0 ? null : (
          <ButtonLink variant="plain" href="#/sparks/table">
            {t('toTable')}
          </ButtonLink>
        )
      }
    >
      <div className={styles.room}>
        {justLetGo ? (
          <Notice
            tone="calm"
            action={
              <Button ref={undo} variant="link" onClick={() => void change(justLetGo, false)}>
                {t('undo')}
              </Button>
            }
          >
            {t('letGoNow')}
          </Notice>
        ) : null}
        {refused ? <Notice tone="problem">{t('refused')}</Notice> : null}
        {sparks.length === 0 ? <ButtonLink href="#/journal/new">{t('empty.first')}</ButtonLink> : null}
        <SparkList
          sparks={visible}
          note={(spark) => (states.get(spark.id) === 'changed' ? <> · {t('changed')}</> : null)}
          action={(spark) => (
            <span className={styles.actions}>
              <ButtonLink variant="link" href={`#/journal/about/${spark.id}`}>
                {t('writeAbout')}
                <VisuallyHidden>: {spark.quote}</VisuallyHidden>
              </ButtonLink>
              <Button variant="link" onClick={() => void change(spark.id, true)}>
                {t('letGo')}
                <VisuallyHidden>: {spark.quote}</VisuallyHidden>
              </Button>
            </span>
          )}
        />
        {sparks.length > shown ? (
          <Button variant="plain" onClick={() => setShown(shown + PAGE)}>
            {t('more', { count: sparks.length - shown })}
          </Button>
        ) : null}
      </div>
      <Trash
        title={t('trash', { count: trash.length })}
        items={trash.toReversed().map((spark) => ({
          id: spark.id,
          words: spark.quote,
          note: formatDay(localDay(spark.createdAt), 'short', i18n.language, today()),
        }))}
        onBringBack={(id) => void change(id, false)}
      />
    </Page>
  )
}
