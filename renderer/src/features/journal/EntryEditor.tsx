// An entry being written: every change becomes a draft, autosave brings it to the disk, and only then it says Saved.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { type Autosave, useAutosaveState, useQuietAutosave } from '#data/autosave.ts'
import { headOf, useHeads, useIsThere, useRecord } from '#data/heads.ts'
import { AttachmentView } from '#parts/AttachmentView.tsx'
import { useAttach } from '#parts/attachments/use-attach.tsx'
import { formatDay } from '#parts/dates.ts'
import { useEditorTools } from '#parts/editor-tools.ts'
import { HistoryLink } from '#parts/HistoryLink.tsx'
import { keepLine } from '#parts/keep-line.ts'
import { SaveState } from '#parts/SaveState.tsx'
import { SaveTrouble } from '#parts/SaveTrouble.tsx'
import type { RecordId } from '#shared/domain/records.ts'
import { plainText, type TextDocument } from '#shared/domain/text.ts'
import { Button } from '#ui/Button.tsx'
import type { EditorTools } from '#ui/editor/editor-tools.ts'
import { LazyTextEditor } from '#ui/editor/LazyTextEditor.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import { BeginWith } from './BeginWith.tsx'
import { noteDeleted } from './deleted-note.ts'
import { aboutOf, type Draft, draftOf, isBlank, saveDraft, setDeleted, setDraft } from './drafts.ts'
import { EntryAbout } from './EntryAbout.tsx'
import { EntryDetails } from './EntryDetails.tsx'
import styles from './EntryEditor.module.css'

export interface EntryEditorProps {
  id: RecordId
  opened: Draft
  /** Nothing of it is stored yet. */
  isNew: boolean
  /** Whether its page is still the one on the screen. */
  isHere: () => boolean
}

type Said = 'nothing' | 'kept' | 'not-kept' | 'not-deleted' | 'copied' | 'not-copied' | 'not-begun' | 'not-remembered'
const CALM: readonly Said[] = ['kept', 'copied']

export function EntryEditor({ id, opened, isNew, isHere }: EntryEditorProps) {
  const { t, i18n } = useTranslation('journal')
  const [, go] = useLocation()
  const exists = useIsThere('entry', id)
  const [title, setTitle] = useState(opened.title)
  const [details, setDetails] = useState(opened.details)
  /** The text that the editor opens with, and how often another took its place. */
  const [given, setGiven] = useState({ text: opened.text, times: 0 })
  const [isEmpty, setEmpty] = useState(isBlank(opened))
  const [said, setSaid] = useState<Said>('nothing')
  const [startsEmpty] = useState(isNew)
  const sparks = useHeads('spark')
  const keptIds = useMemo(() => new Set(sparks.map((spark) => spark.id)), [sparks])
  const draft = useRef(opened)
  const save = useCallback(() => saveDraft(id), [id])
  const autosave = useQuietAutosave(save)
  const { touch, flush } = autosave
  const attach = useAttach()
  const writing = useEditorTools({
    onCopied: (isCopied) => setSaid(isCopied ? 'copied' : 'not-copied'),
    onModesRefused: () => setSaid('not-remembered'),
  })
  const tools: EditorTools = {
    ...writing,
    onFiles: attach.take,
    attachment: (attachmentId, alt, { setAlt, remove: takeOut }) => (
      <AttachmentView id={attachmentId} alt={alt} onAltChange={setAlt} onRemove={takeOut} />
    ),
  }

  // A draft that outlived its screen is still to be saved.
  useEffect(() => {
    if (draftOf(id)) touch()
  }, [id, touch])

  const change = useCallback(
    (part: Partial<Draft>) => {
      draft.current = { ...draft.current, ...part }
      setDraft(id, draft.current)
      setEmpty(isBlank(draft.current))
      touch()
    },
    [id, touch],
  )

  const changeDetails = useCallback(
    (changed: Draft['details']) => {
      setDetails(changed)
      change({ details: changed })
    },
    [change],
  )

  function begin(text: TextDocument): void {
    setGiven(({ times }) => ({ text, times: times + 1 }))
    change({ text })
  }

  async function keep(quote: string, mark: (sparkId: string) => void): Promise<void> {
    try {
      mark(await keepLine(quote, { kind: 'entry', recordId: id }))
      setSaid('kept')
    } catch {
      setSaid('not-kept')
    }
  }

  async function remove(): Promise<void> {
    try {
      await flush()
      await setDeleted(id, true)
      if (headOf(id)) noteDeleted(id)
      // Whoever has gone to another room meanwhile is not fetched back.
      if (isHere()) go('/journal')
    } catch {
      setSaid('not-deleted')
    }
  }

  return (
    <Page
      kicker={<Link href="/journal">{t('back')}</Link>}
      title={formatDay(details.day, 'full', i18n.language)}
      actions={
        <>
          <Saving autosave={autosave} />
          <Button
            variant="plain"
            aria-pressed={details.starred}
            className={details.starred ? styles.starred : undefined}
            onClick={() => changeDetails({ ...details, starred: !details.starred })}
          >
            {t('star')}
          </Button>
          {exists ? (
            <Button variant="plain" className={styles.delete} onClick={() => void remove()}>
              {t('delete')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.entry}>
        <Trouble
          autosave={autosave}
          text={() => [draft.current.title, plainText(draft.current.text)].filter(Boolean).join('\n\n')}
        />
        <About id={id} />
        <input
          className={styles.title}
          type="text"
          value={title}
          onChange={(event) => {
            setTitle(event.currentTarget.value)
            change({ title: event.currentTarget.value })
          }}
          aria-label={t('title.label')}
          placeholder={t('title.placeholder')}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
        />
        {startsEmpty && isEmpty ? <BeginWith onText={begin} onRefused={() => setSaid('not-begun')} /> : null}
        <LazyTextEditor
          key={given.times}
          label={t('text.label')}
          value={given.text}
          tools={tools}
          onChange={(text) => change({ text })}
          placeholder={t('text.placeholder')}
          autoFocus={startsEmpty || given.times > 0}
          onKeep={(quote, mark) => void keep(quote, mark)}
          keepLabel={t('keep')}
          keptIds={keptIds}
        />
        {attach.notice}
        <EntryDetails details={details} onChange={changeDetails} />
        <p className={styles.hint}>{t('hint')}</p>
        <p className={styles.hint}>
          <HistoryLink id={id} />
        </p>
        <div className={styles.said}>
          {said === 'nothing' ? null : (
            <Notice
              tone={CALM.includes(said) ? 'calm' : 'problem'}
              action={said === 'kept' ? <Link href="/sparks">{t('toSparks')}</Link> : undefined}
            >
              {t(`said.${said}`)}
            </Notice>
          )}
        </div>
      </div>
    </Page>
  )
}

/** Drawn by themselves, so that a save on its way does not draw the text and its tools again between two keys. */
function Saving({ autosave }: { autosave: Autosave }) {
  return <SaveState state={useAutosaveState(autosave).state} />
}

function Trouble({ autosave, text }: { autosave: Autosave; text: () => string }) {
  const { state, error } = useAutosaveState(autosave)
  if (state !== 'failed') return null
  return <SaveTrouble error={error} text={text} onRetry={() => void autosave.flush().catch(() => undefined)} />
}

function About({ id }: { id: RecordId }) {
  return <EntryAbout {...(useRecord('entry', id) ?? aboutOf(id))} />
}
