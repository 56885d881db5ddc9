// Packs and own versions: opening a file, seeing what is in it before anything is stored, adding it, taking it away with
// an undo. A refused file leaves nothing behind.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { type ErrorKind, KindError } from '#shared/contract/errors.ts'
import { MINE, type Pack } from '#shared/domain/pack.ts'
import type { Language, RecordId, RecordOf } from '#shared/domain/records.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { choosePack } from './choose-pack.ts'
import { FaultList } from './FaultList.tsx'
import { addPack, packToReplace, setPackDeleted } from './keep-pack.ts'
import { PackPreview } from './PackPreview.tsx'
import styles from './PacksPage.module.css'
import type { FileFault } from './read-pack-file.ts'

type State =
  | { at: 'list' }
  | { at: 'preview'; pack: Pack }
  | { at: 'refused'; name: string; faults: FileFault[] }
  | { at: 'added'; title: string }
  | { at: 'removed'; id: RecordId; title: string }
  | { at: 'failed'; kind: ErrorKind }

export function PacksPage() {
  const { t, i18n } = useTranslation(['packs', 'errors'])
  const language: Language = i18n.language === 'it' ? 'it' : 'en'
  const packs = useHeads('pack')
  const [state, setState] = useState<State>({ at: 'list' })
  const attempt = (work: () => Promise<State>) => {
    work().then(setState, (error: unknown) =>
      setState({ at: 'failed', kind: error instanceof KindError ? error.kind : 'unexpected' }),
    )
  }
  const choose = () =>
    attempt(async () => {
      const chosen = await choosePack(t('files'))
      if (chosen === null) return { at: 'list' }
      if ('faults' in chosen.reading) return { at: 'refused', name: chosen.name, faults: chosen.reading.faults }
      return { at: 'preview', pack: chosen.reading.pack }
    })
  const add = (pack: Pack) =>
    attempt(async () => {
      await addPack(pack, language)
      return { at: 'added', title: pack.title[language] }
    })
  const remove = ({ id, title }: RecordOf<'pack'>) =>
    attempt(async () => {
      await setPackDeleted(id, true)
      return { at: 'removed', id, title }
    })
  const undo = (id: RecordId) =>
    attempt(async () => {
      await setPackDeleted(id, false)
      return { at: 'list' }
    })
  const others = packs.filter(({ packId }) => packId !== MINE)
  const mine = packs.filter(({ packId }) => packId === MINE)

  return (
    <Page
      kicker={<Link href="/path">{t('room')}</Link>}
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        state.at === 'preview' ? null : (
          <Button variant="plain" onClick={choose}>
            {t('open')}
          </Button>
        )
      }
    >
      <div className={styles.parts}>
        {state.at === 'added' ? <Notice tone="calm">{t('added', { title: state.title })}</Notice> : null}
        {state.at === 'failed' ? <Notice tone="problem">{t(`errors:kind.${state.kind}`)}</Notice> : null}
        {state.at === 'removed' ? (
          <Notice
            tone="calm"
            action={
              <Button variant="link" autoFocus onClick={() => undo(state.id)}>
                {t('undo')}
              </Button>
            }
          >
            {t('removed', { title: state.title })}
          </Notice>
        ) : null}
        {state.at === 'refused' ? <FaultList name={state.name} faults={state.faults} /> : null}
        {state.at === 'preview' ? (
          <PackPreview
            pack={state.pack}
            replaces={packToReplace(state.pack.id)?.title ?? null}
            onAdd={() => add(state.pack)}
            onLeave={() => setState({ at: 'list' })}
          />
        ) : (
          <>
            <PackList heading={t('list.packs')} empty={t('list.none')} packs={others} onRemove={remove} />
            <PackList heading={t('list.mine')} empty={t('list.noneMine')} packs={mine} onRemove={remove} />
          </>
        )}
      </div>
    </Page>
  )
}

interface ListProps {
  heading: string
  empty: string
  packs: RecordOf<'pack'>[]
  onRemove: (pack: RecordOf<'pack'>) => void
}

function PackList({ heading, empty, packs, onRemove }: ListProps) {
  const { t } = useTranslation('packs')
  return (
    <section className={styles.part}>
      <h2>{heading}</h2>
      {packs.length === 0 ? <p className={styles.quiet}>{empty}</p> : null}
      <ul className={styles.list}>
        {packs.map((pack) => (
          <li key={pack.id} className={styles.item}>
            <div className={styles.what}>
              <p className={styles.title}>{pack.title}</p>
              <p className={styles.facts}>
                {pack.packId === MINE ? null : `${pack.author || t('preview.nobody')} · `}
                {t('list.count', { count: pack.exerciseCount })} ·{' '}
                {t(`only.${pack.languages.length === 1 ? (pack.languages[0] ?? 'both') : 'both'}`)}
              </p>
            </div>
            <Button variant="link" onClick={() => onRemove(pack)}>
              {t('remove')}
              <VisuallyHidden>: {pack.title}</VisuallyHidden>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
