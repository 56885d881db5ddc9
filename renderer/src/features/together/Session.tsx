// A session under way: one screen of its state, the ways on, and the end. Shows what screenOf gives, and nothing besides.
import i18next from 'i18next'
import { useEffect, useMemo, useState } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { newId, saveRecords } from '#data/repository.ts'
import { endTogether } from '#data/together.ts'
import { localDay } from '#parts/dates.ts'
import type { RecordId } from '#shared/domain/records.ts'
import type { Gathering, TurnWords } from '#shared/domain/together/gathering.ts'
import type { Move } from '#shared/domain/together/moves.ts'
import { isPrivate, screenOf } from '#shared/domain/together/screen.ts'
import { sharedPurposeOf } from '#shared/domain/together/shared-purpose.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { AnswersRead } from './AnswersRead.tsx'
import { AnswerTurn } from './AnswerTurn.tsx'
import { Asks } from './Asks.tsx'
import { Experiments } from './Experiments.tsx'
import { Cover, Frame } from './Frame.tsx'
import { PyramidStep } from './PyramidStep.tsx'
import { Read } from './Read.tsx'
import { Result } from './Result.tsx'
import { Statement } from './Statement.tsx'
import { Told } from './Told.tsx'
import { Turn } from './Turn.tsx'
import { now, type Sitting, useGathering } from './use-gathering.ts'
import { WaysDialog } from './WaysDialog.tsx'

interface SessionProps {
  initial: Gathering
  /** It is over and its files are gone; `keptId` is the record that was kept, null for none. */
  onEnded: (keptId: RecordId | null) => void
  /** It was left where it is, paused. */
  onLeft: () => void
}

/** Everything inside speaks the session's language, whatever the app speaks. */
export function Session(props: SessionProps) {
  const { language } = props.initial
  const spoken = useMemo(() => i18next.cloneInstance({ lng: language, initAsync: false }), [language])
  return (
    <I18nextProvider i18n={spoken}>
      <div lang={language}>
        <Steps {...props} />
      </div>
    </I18nextProvider>
  )
}

/** Saves the result as a record of the vault. */
async function keep(gathering: Gathering): Promise<RecordId> {
  const { lines, agreedAsks, experiments, ...fields } = sharedPurposeOf(gathering, localDay(gathering.startedAt))
  const id = newId()
  const at = now()
  const head = { kind: 'shared-purpose', createdAt: at, updatedAt: at, deletedAt: null, ...fields } as const
  await saveRecords([{ id, head, body: { lines, agreedAsks, experiments } }])
  return id
}

function Steps({ initial, onEnded, onLeft }: SessionProps) {
  const { t } = useTranslation(['together', 'errors', 'app'])
  const sitting = useGathering(initial)
  const { gathering, move } = sitting
  const screen = screenOf(gathering)
  const [open, setOpen] = useState<'ways' | 'end' | null>(null)
  const [failed, setFailed] = useState(false)
  const [keptId, setKeptId] = useState<RecordId | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a dialog belongs to the screen that it was opened on.
  useEffect(() => setOpen(null), [screen.at, gathering.step])

  const end = async (isKept: boolean) => {
    setFailed(false)
    try {
      // A second try after a failed deletion keeps nothing twice.
      const id = isKept ? (keptId ?? (await keep(gathering))) : null
      setKeptId(id)
      await endTogether()
      onEnded(id)
    } catch {
      setFailed(true)
    }
  }
  const trouble = (
    <>
      <SaveFailed sitting={sitting} />
      {failed ? <Notice tone="problem">{t('together:result.failed')}</Notice> : null}
    </>
  )
  const ways = (
    <Button variant="link" onClick={() => setOpen('ways')}>
      {t('together:frame.ways')}
    </Button>
  )
  const pause = (
    <Button variant="link" onClick={() => move({ do: 'pause' })}>
      {t('together:frame.pause')}
    </Button>
  )
  const dialogs = (
    <>
      {open === 'ways' ? (
        <WaysDialog gathering={gathering} screen={screen} onMove={move} onClose={() => setOpen(null)} />
      ) : null}
      <Dialog
        role="alertdialog"
        title={t('together:result.sure')}
        isOpen={open === 'end'}
        onClose={() => setOpen(null)}
        actions={
          <>
            <Button variant="danger" onClick={() => void end(false)}>
              {t('together:result.end')}
            </Button>
            <Button variant="plain" onClick={() => setOpen(null)}>
              {t('together:result.stay')}
            </Button>
          </>
        }
      >
        <p>{t('together:result.sureText')}</p>
        {failed ? <Notice tone="problem">{t('together:result.failed')}</Notice> : null}
      </Dialog>
    </>
  )

  switch (screen.at) {
    case 'paused':
      return (
        <>
          <Cover
            screen="paused"
            title={t('together:cover.paused')}
            text={t('together:cover.pausedText')}
            foot={
              <>
                <Button variant="link" onClick={() => void sitting.flush().then(onLeft, () => undefined)}>
                  {t('together:cover.leaveRoom')}
                </Button>
                {' · '}
                <Button variant="link" onClick={() => setOpen('end')}>
                  {t('together:cover.end')}
                </Button>
                {' · '}
                <a href="#/support">{t('app:room.support')}</a>
                {trouble}
              </>
            }
          >
            <Button onClick={() => move({ do: 'resume' })}>{t('together:cover.resume')}</Button>
          </Cover>
          {dialogs}
        </>
      )
    case 'hand-over':
      return (
        <>
          <Cover
            screen={`${screen.step} ${screen.next.id}`}
            title={t('together:cover.pass', { name: screen.next.name })}
            foot={
              <>
                {ways} · {pause} {trouble}
              </>
            }
          >
            <Button onClick={() => move({ do: 'open-turn' })}>
              {t('together:cover.iAm', { name: screen.next.name })}
            </Button>
          </Cover>
          {dialogs}
        </>
      )
    case 'all-given':
      return (
        <>
          <Cover
            screen={`${screen.step} given`}
            title={t('together:cover.allGiven')}
            text={t('together:cover.allGivenText')}
            foot={
              <>
                {ways} · {pause} {trouble}
              </>
            }
          >
            <Button onClick={() => move({ do: 'reveal' })}>{t('together:cover.show')}</Button>
          </Cover>
          {dialogs}
        </>
      )
    case 'turn':
    case 'answer': {
      const write = (words: TurnWords) => move({ do: 'write', words })
      return (
        <Frame
          gathering={gathering}
          isPrivate={isPrivate(screen)}
          trouble={trouble}
          aside={
            <Button variant="link" onClick={() => move({ do: 'close-turn' })}>
              {t('together:turn.aside')}
            </Button>
          }
          ways={
            <>
              <Button variant="plain" onClick={() => move({ do: 'give-nothing' })}>
                {t('together:turn.nothing')}
              </Button>
              <Button onClick={() => move({ do: 'give' })}>{t('together:turn.give')}</Button>
            </>
          }
        >
          {screen.at === 'turn' ? (
            <Turn key={`${screen.step} ${screen.member.id}`} screen={screen} onWrite={write} />
          ) : (
            <AnswerTurn key={screen.member.id} screen={screen} onWrite={write} />
          )}
        </Frame>
      )
    }
    case 'result':
      return (
        <>
          <Frame
            gathering={gathering}
            trouble={trouble}
            aside={
              <>
                {ways} {pause}
              </>
            }
            ways={
              <>
                <Button variant="danger" onClick={() => setOpen('end')}>
                  {t('together:result.end')}
                </Button>
                <Button onClick={() => void end(true)}>{t('together:result.keep')}</Button>
              </>
            }
          >
            <Result
              screen={screen}
              purpose={sharedPurposeOf(gathering, localDay(gathering.startedAt))}
              host={gathering.host}
              onMove={move}
            />
          </Frame>
          {dialogs}
        </>
      )
    default:
      return (
        <>
          <Frame
            gathering={gathering}
            trouble={trouble}
            aside={
              <>
                {ways} {pause}
              </>
            }
            ways={
              <Button
                disabled={screen.at === 'told' && !screen.members.every(({ isTold }) => isTold)}
                onClick={() => move({ do: 'next' })}
              >
                {t('together:frame.next')}
              </Button>
            }
          >
            <Shared screen={screen} wereAnswered={gathering.answers.length > 0} onMove={move} />
          </Frame>
          {dialogs}
        </>
      )
  }
}

type SharedScreen = Exclude<
  ReturnType<typeof screenOf>,
  { at: 'paused' | 'hand-over' | 'all-given' | 'turn' | 'answer' | 'result' }
>

function Shared(props: { screen: SharedScreen; wereAnswered: boolean; onMove: (move: Move) => void }) {
  const { screen, wereAnswered, onMove } = props
  switch (screen.at) {
    case 'told':
      return <Told screen={screen} onMove={onMove} />
    case 'read':
      return <Read key={screen.round} screen={screen} onMove={onMove} />
    case 'asks':
      return <Asks screen={screen} wereAnswered={wereAnswered} onMove={onMove} />
    case 'answers-read':
      return <AnswersRead screen={screen} />
    case 'statement':
      return <Statement screen={screen} onMove={onMove} />
    case 'pyramid':
      return <PyramidStep screen={screen} onMove={onMove} />
    case 'experiments':
      return <Experiments screen={screen} onMove={onMove} />
  }
}

/** The words stay on the screen; unlike elsewhere they are not offered for copying, since they may be one person's alone. */
function SaveFailed({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation(['together', 'errors'])
  if (sitting.saveState !== 'failed') return null
  return (
    <Notice
      tone="problem"
      action={<Button onClick={() => void sitting.flush().catch(() => undefined)}>{t('together:frame.again')}</Button>}
    >
      <p>{t(`errors:kind.${sitting.saveError?.kind ?? 'unexpected'}`)}</p>
      <p>{t('together:frame.save')}</p>
    </Notice>
  )
}
