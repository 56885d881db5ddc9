// Cards: one's own, and those that others gave. What stands on a given card is shown as theirs.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { CircleTabs } from '#parts/CircleTabs.tsx'
import { CardSheet } from '#parts/card/CardSheet.tsx'
import { formatDay, localDay, today } from '#parts/dates.ts'
import { setDeleted } from '#parts/use-deleting.tsx'
import { platform } from '#platform/platform.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { CARD_BYTES } from '#shared/formats/purpose-card.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import '#parts/card/card-sheet.css'
import { readCode } from '#parts/card/card-code.ts'
import styles from './circle.module.css'
import { type CardTaking, takeCard } from './keep-card.ts'
import { OwnCard } from './OwnCard.tsx'

const MOST_PICTURE = 20_000_000

/** The text of a chosen card file, or of the code in a chosen picture; null when the person closed the dialog. */
async function chooseCard(filterName: string): Promise<{ text: string | null } | null> {
  const file = await platform().openFile({
    filters: [{ name: filterName, extensions: ['json', 'png', 'jpg', 'jpeg', 'webp'] }],
  })
  if (file === null) return null
  const { handle, bytes, name } = file
  try {
    const isPicture = !name.toLowerCase().endsWith('.json')
    const length = Math.min(bytes, isPicture ? MOST_PICTURE : CARD_BYTES + 1)
    const data = length === 0 ? new Uint8Array() : await platform().readStream({ handle, offset: 0, length })
    return { text: isPicture ? await readCode(new Blob([data as BlobPart])) : new TextDecoder().decode(data) }
  } finally {
    await platform()
      .closeStream({ handle })
      .catch(() => undefined)
  }
}

type State =
  | { at: 'calm' }
  | { at: 'taken'; replaced: boolean }
  | { at: 'refused'; fault: Extract<CardTaking, { ok: false }>['fault'] | 'no-code' }
  | { at: 'removed'; id: string }
  | { at: 'failed'; kind: ErrorKind }

export function CardsPage({ paper }: { paper: 'A4' | 'Letter' }) {
  const { t, i18n } = useTranslation(['circle', 'errors'])
  const given = useHeads('card').filter(({ isOwn }) => !isOwn)
  const [state, setState] = useState<State>({ at: 'calm' })
  const attempt = (work: () => Promise<State>) => {
    work().then(setState, (error: unknown) =>
      setState({ at: 'failed', kind: error instanceof KindError ? error.kind : 'unexpected' }),
    )
  }
  const take = () =>
    attempt(async () => {
      const chosen = await chooseCard(t('cards.files'))
      if (chosen === null) return { at: 'calm' }
      if (chosen.text === null) return { at: 'refused', fault: 'no-code' }
      const taking = await takeCard(chosen.text.trim())
      return taking.ok ? { at: 'taken', replaced: taking.replaced } : { at: 'refused', fault: taking.fault }
    })
  const words = { values: t('sheet.values'), bring: t('sheet.bring'), code: t('sheet.code') }
  return (
    <Page
      kicker={<Link href="/mirror">{t('room')}</Link>}
      title={t('cards.title', { count: given.length })}
      subtitle={t('cards.text')}
      wide
    >
      <div className={styles.parts}>
        <CircleTabs here="cards" />
        <section className={styles.part} aria-labelledby="own">
          <h2 id="own">{t('own.title')}</h2>
          <OwnCard paper={paper} />
        </section>
        <section className={styles.part} aria-labelledby="given">
          <h2 id="given">{t('cards.given')}</h2>
          <p className={styles.quiet}>{t('cards.how')}</p>
          <div>
            <Button variant="plain" onClick={take}>
              {t('cards.take')}
            </Button>
          </div>
          {state.at === 'taken' ? (
            <Notice tone="calm">{t(state.replaced ? 'cards.replaced' : 'cards.taken')}</Notice>
          ) : null}
          {state.at === 'refused' ? <Notice tone="problem">{t(`fault.${state.fault}`)}</Notice> : null}
          {state.at === 'failed' ? <Notice tone="problem">{t(`errors:kind.${state.kind}`)}</Notice> : null}
          {state.at === 'removed' ? (
            <Notice
              tone="calm"
              action={
                <Button
                  variant="link"
                  autoFocus
                  onClick={() =>
                    attempt(async () => {
                      await setDeleted(state.id, false)
                      return { at: 'calm' }
                    })
                  }
                >
                  {t('cards.undo')}
                </Button>
              }
            >
              {t('cards.removed')}
            </Notice>
          ) : null}
          <ul className={styles.cards}>
            {given.map((card) => (
              <li key={card.id} className={styles.card}>
                <CardSheet content={card.content} words={words} code={null} />
                <div className={styles.foot}>
                  <p className={styles.facts}>
                    {t('cards.since', {
                      name: card.content.name ?? t('cards.nameless'),
                      date: formatDay(localDay(card.createdAt), 'short', i18n.language, today()),
                    })}
                  </p>
                  <Button
                    variant="link"
                    onClick={() =>
                      attempt(async () => {
                        await setDeleted(card.id, true)
                        return { at: 'removed', id: card.id }
                      })
                    }
                  >
                    {t('cards.remove')}
                    <VisuallyHidden>: {card.content.name ?? t('cards.nameless')}</VisuallyHidden>
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  )
}
