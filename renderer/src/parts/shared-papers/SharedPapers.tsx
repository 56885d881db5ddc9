// What those who were there take along: the papers of what was shared and agreed, and cards. Shown at the end of a session
// and with a shared purpose that was kept; saves files through the system's dialog, and no record.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveCardFile, saveCardPage } from '#parts/card/save-card.ts'
import { useListedValues } from '#parts/card/use-listed-values.ts'
import { saveHandout } from '#parts/handout/save-handout.ts'
import { platform } from '#platform/platform.ts'
import type { SaveOutcome } from '#shared/contract/contract.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import type { CardContent } from '#shared/domain/circle/shared-ground.ts'
import type { RecordId } from '#shared/domain/records.ts'
import { cardTakers, resultFileName, resultHandout, takeHomeCard } from '#shared/domain/together/result.ts'
import type { SharedPurpose } from '#shared/domain/together/shared-purpose.ts'
import {
  CARD_BYTES,
  CARD_FORMAT,
  type PurposeCard,
  purposeCardBytes,
  purposeCardSchema,
} from '#shared/formats/purpose-card.ts'
import type { Settings } from '#shared/formats/settings.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { cardSheetWords, resultWords } from './result-words.ts'
import styles from './SharedPapers.module.css'

interface SharedPapersProps {
  purpose: SharedPurpose
  /** A random id for a card. */
  newId: () => RecordId
}

const KINDS = ['Pdf', 'Docx', 'Markdown'] as const
/** Of whom: an id, or nobody. */
type Taker = { id: RecordId; name: string } | null
type Result = { at: 'calm' | 'busy' } | { at: 'saved'; name: string } | { at: 'failed'; kind: ErrorKind }

/** The content as a card's file would hold it; null for one that no card can be, or that is over 2 kB. */
function cardOf(content: CardContent): PurposeCard | null {
  const card = purposeCardSchema.safeParse({ format: CARD_FORMAT, version: 1, ...content })
  return card.success && purposeCardBytes(card.data) <= CARD_BYTES ? card.data : null
}

export function SharedPapers({ purpose, newId }: SharedPapersProps) {
  const { t } = useTranslation(['shared-papers', 'errors'])
  const listed = useListedValues()
  const [paper, setPaper] = useState<Settings['paper']>('A4')
  const [result, setResult] = useState<Result>({ at: 'calm' })
  // Saved twice, it is the same card.
  const cardIds = useRef(new Map<RecordId | null, RecordId>())
  useEffect(() => {
    let isGone = false
    platform()
      .readSettings()
      .then(
        (settings) => {
          if (!isGone) setPaper(settings.paper)
        },
        () => undefined,
      )
    return () => {
      isGone = true
    }
  }, [])

  const attempt = async (save: () => Promise<SaveOutcome>) => {
    setResult({ at: 'busy' })
    try {
      const outcome = await save()
      setResult(outcome.saved ? { at: 'saved', name: outcome.name } : { at: 'calm' })
    } catch (error) {
      setResult({ at: 'failed', kind: error instanceof KindError ? error.kind : 'unexpected' })
    }
  }
  const words = resultWords(purpose.language)
  const nameOf = (what: 'result' | 'card') => resultFileName(what, purpose.language, purpose.day)
  const card = (taker: Taker) => {
    const known = cardIds.current.get(taker?.id ?? null)
    const id = known ?? newId()
    if (!known) cardIds.current.set(taker?.id ?? null, id)
    const content = takeHomeCard(purpose, taker?.id ?? null, id, listed, (one) => cardOf(one) !== null)
    const made = content === null ? null : cardOf(content)
    if (made === null) throw new KindError('unexpected', 'no card')
    return made
  }
  const takers: Taker[] = purpose.statement === null ? [] : [...cardTakers(purpose), null]
  const isBusy = result.at === 'busy'
  return (
    <section className={styles.papers} aria-labelledby="shared-papers">
      <h2 id="shared-papers">{t('shared-papers:title')}</h2>
      <p className={styles.quiet}>{t('shared-papers:text')}</p>
      <div className={styles.row}>
        {KINDS.map((kind) => (
          <Button
            key={kind}
            variant="plain"
            disabled={isBusy}
            onClick={() =>
              void attempt(() => saveHandout(kind, resultHandout(purpose, words), paper, nameOf('result')))
            }
          >
            {t(`shared-papers:${kind}`)}
          </Button>
        ))}
      </div>
      <h3>{t('shared-papers:cards')}</h3>
      <p className={styles.quiet}>{t(takers.length === 0 ? 'shared-papers:noCards' : 'shared-papers:cardsText')}</p>
      {takers.length === 0 ? null : (
        <ul className={styles.cards}>
          {takers.map((taker) => {
            const whose =
              taker === null ? t('shared-papers:cardNameless') : t('shared-papers:card', { name: taker.name })
            return (
              <li key={taker?.id ?? ''}>
                <span className={styles.name}>{whose}</span>
                <Button
                  variant="link"
                  disabled={isBusy}
                  onClick={() => void attempt(async () => saveCardFile(card(taker), nameOf('card')))}
                >
                  {t('shared-papers:cardFile')}
                  <VisuallyHidden>: {whose}</VisuallyHidden>
                </Button>
                <Button
                  variant="link"
                  disabled={isBusy}
                  onClick={() =>
                    void attempt(async () =>
                      saveCardPage(card(taker), cardSheetWords(purpose.language), paper, nameOf('card')),
                    )
                  }
                >
                  {t('shared-papers:cardPage')}
                  <VisuallyHidden>: {whose}</VisuallyHidden>
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      <p className={styles.quiet}>{t('shared-papers:notSealed')}</p>
      <p className={styles.quiet} role="status">
        {isBusy
          ? t('shared-papers:busy')
          : result.at === 'saved'
            ? t('shared-papers:saved', { name: result.name })
            : ''}
      </p>
      {result.at === 'failed' ? (
        <Notice tone="problem">
          <p>{t('shared-papers:failed')}</p>
          <p>{t(`errors:kind.${result.kind}`)}</p>
        </Notice>
      ) : null}
    </section>
  )
}
