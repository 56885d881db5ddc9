// What happened to the words from an earlier state to now: kept ones plain, taken ones struck, added ones underlined. Said
// in words too, for who does not see the marks.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { flushAll } from '#data/autosave.ts'
import { openRevision, type Revision } from '#data/history.ts'
import { openBody } from '#data/repository.ts'
import type { HistoryBody, RecordKind, RecordOf } from '#shared/domain/records.ts'
import { Notice } from '#ui/Notice.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import styles from './HistoryPage.module.css'
import { stateWords } from './history-words.ts'
import { PinChanges } from './PinChanges.tsx'
import { type Change, wordChanges } from './word-changes.ts'

interface ChangesProps {
  revision: Revision
  present: RecordOf<RecordKind>
}

interface Comparison {
  changes: Change[]
  /** The state that was kept. */
  kept: HistoryBody
}

async function compare({ revision, present }: ChangesProps): Promise<Comparison> {
  // What was typed a moment ago is part of what stands now.
  await flushAll().catch(() => undefined)
  const kept = await openRevision(revision.id)
  const body = present.kind === 'entry' || present.kind === 'session' ? await openBody(present.kind, present.id) : null
  return { changes: wordChanges(stateWords(kept.head, kept.body), stateWords(present, body)), kept }
}

type Compared = { state: 'opening' } | ({ state: 'open' } & Comparison) | { state: 'unreadable' }

export function Changes({ revision, present }: ChangesProps) {
  const { t } = useTranslation('history')
  const [compared, setCompared] = useState<Compared>({ state: 'opening' })
  useEffect(() => {
    let isGone = false
    compare({ revision, present }).then(
      (comparison) => {
        if (!isGone) setCompared({ state: 'open', ...comparison })
      },
      () => {
        if (!isGone) setCompared({ state: 'unreadable' })
      },
    )
    return () => {
      isGone = true
    }
  }, [revision, present])
  if (compared.state === 'opening') return null
  if (compared.state === 'unreadable') return <Notice tone="problem">{t('unreadable')}</Notice>
  const { changes, kept } = compared
  const isSame = changes.every(({ kind }) => kind === 'same')
  let place = 0
  return (
    <>
      <p className={styles.legend}>
        {isSame ? (
          t('same')
        ) : (
          <>
            <del>{t('legend.gone')}</del> · <ins>{t('legend.new')}</ins>
          </>
        )}
      </p>
      <div className={styles.words}>
        {changes.map(({ kind, text }) => {
          const key = place
          place += text.length
          if (kind === 'same') return <span key={`${key} same`}>{text}</span>
          const Mark = kind === 'gone' ? 'del' : 'ins'
          return (
            <Mark key={`${key} ${kind}`}>
              <VisuallyHidden> {t(`mark.${kind}`)} </VisuallyHidden>
              {text}
              <VisuallyHidden> {t('mark.end')} </VisuallyHidden>
            </Mark>
          )
        })}
      </div>
      {kept.head.kind === 'why' && present.kind === 'why' ? <PinChanges then={kept.head} now={present} /> : null}
    </>
  )
}
