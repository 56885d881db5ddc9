// The frame of the open app: sidebar, the screen of the route, shortcuts, idle lock, closing. Holds no screen's content.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Router, useLocation } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { headOf, useHasAny } from '#data/heads.ts'
import { startHousekeeping } from '#data/housekeeping.ts'
import type { OpenReport } from '#data/vault.ts'
import { beginExercise } from '#features/session/begin.ts'
import { addOtherLanguages } from '#i18n/i18n.ts'
import { today } from '#parts/dates.ts'
import { prepareFinder, startFinder } from '#parts/find/finder.ts'
import { useLooksDue } from '#parts/looks.ts'
import { namedOf } from '#parts/RecordNames.tsx'
import { platform } from '#platform/platform.ts'
import type { Variant } from '#shared/domain/exercise.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { CheckNotice } from './CheckNotice.tsx'
import { Cover } from './Cover.tsx'
import { COMMANDS, type CommandHands, commandFor, keysOf, shownKeys } from './commands.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { IdleNotice } from './IdleNotice.tsx'
import { LeaveGuard, useLeaveGuard } from './LeaveGuard.tsx'
import { OpeningNotice } from './OpeningNotice.tsx'
import { openingNews } from './opening-news.ts'
import { ReadOnlyNotice } from './ReadOnlyNotice.tsx'
import { preloadRoute, Routes } from './Routes.tsx'
import { lowerRooms, roomOf, upperRooms } from './rooms.ts'
import styles from './Shell.module.css'
import { Sidebar } from './Sidebar.tsx'
import { SpaceNotice } from './SpaceNotice.tsx'
import { changeSettings, useSettings } from './settings-store.ts'
import { useIdle } from './use-idle.ts'
import { focusHeading, useRouteFocus } from './use-route-focus.ts'

interface Props {
  /** What opening the vault found; null after it was made. */
  report: OpenReport | null
}

/** Before there is a vault to show: loads the code of the first screen and starts what needs time. */
export function prepareShell(route: string): void {
  prepareFinder()
  preloadRoute(route)
}

export function Shell({ report }: Props) {
  return (
    <Router hook={useHashLocation}>
      <Frame report={report} />
    </Router>
  )
}

function Frame({ report }: Props) {
  const { t } = useTranslation('app')
  const [route, go] = useLocation()
  const { settings, info } = useSettings()
  const sparks = useHasAny('spark')
  const truthsAndWhys = useHasAny('truth', 'why', 'purpose', 'value')
  const people = useHasAny('person', 'ask', 'recognition', 'experiment')
  const written = useHasAny('entry', 'session')
  const letters = useHasAny('mirror', 'letter', 'card', 'pyramid', 'shared-purpose')
  const looks = useLooksDue()
  const longView = looks.any || (looks.dueOn !== null && looks.dueOn <= today())
  const upper = useMemo(
    () => upperRooms({ sparks, truthsAndWhys, people, written, letters, longView }),
    [sparks, truthsAndWhys, people, written, letters, longView],
  )
  const room = roomOf(route, (id) => headOf(id)?.kind)
  const inSession = room === null
  const mac = info.platform === 'darwin'
  const frame = useRef<HTMLDivElement>(null)
  const guard = useLeaveGuard()
  const [found, setFound] = useState(0)
  const [news, setNews] = useState(() => openingNews(report, (id) => namedOf([{ id }]).length > 0))

  const lockNow = useCallback(() => guard.leave('lock'), [guard])
  const isLockNear = useIdle(settings.idleMinutes, lockNow)
  useEffect(
    () =>
      platform().onLockNow(() => {
        void platform().lockHeard()
        lockNow()
      }),
    [lockNow],
  )
  useEffect(() => startHousekeeping(undefined, setFound), [])
  useEffect(() => startFinder(), [])
  useEffect(() => void addOtherLanguages(), [])
  useRouteFocus(frame, route)

  const hands: CommandHands = {
    go,
    lock: lockNow,
    has: (path) => [...upper, ...lowerRooms()].some((one) => one.path === path),
    inSession,
  }
  const latest = useRef(hands)
  latest.current = hands
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = commandFor(keysOf(event, mac), latest.current)
      if (command === null) return
      event.preventDefault()
      command.run(latest.current)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [mac])

  const onBegin = useCallback(
    async (exerciseId: string, variant: Variant) => {
      const id = await beginExercise(exerciseId, variant)
      go(`/session/${id}`)
    },
    [go],
  )
  const shortcuts = COMMANDS.map(({ id, labelKey, keys }) => ({ id, label: t(labelKey), keys: shownKeys(keys, mac) }))

  return (
    <div ref={frame} className={inSession ? styles.whole : styles.frame}>
      {inSession ? null : (
        <>
          <button type="button" className={styles.skip} onClick={() => focusHeading(frame.current)}>
            {t('skip')}
          </button>
          <Sidebar upper={upper} lower={lowerRooms()} room={room} lockKeys={shownKeys('Mod+L', mac)} onLock={lockNow} />
        </>
      )}
      <div className={styles.content}>
        {inSession ? null : (
          <>
            <ReadOnlyNotice readOnly={report?.readOnly ?? null} />
            <CheckNotice found={found} onDismiss={() => setFound(0)} />
            <OpeningNotice news={news} onDismiss={() => setNews([])} />
            <SpaceNotice />
          </>
        )}
        <ErrorBoundary resetKey={route}>
          <Routes settings={settings} info={info} shortcuts={shortcuts} onBegin={onBegin} onSettings={changeSettings} />
        </ErrorBoundary>
      </div>
      <VisuallyHidden>
        <span aria-live="polite">{t(`room.${room ?? 'session'}`)}</span>
      </VisuallyHidden>
      <IdleNotice isNear={isLockNear} />
      <LeaveGuard guard={guard} />
      <Cover isWanted={settings.cover} />
    </div>
  )
}
