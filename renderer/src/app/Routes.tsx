// Which screen a route shows. Screens load when first shown; routes hold random ids only, never content.
import type { ReactNode } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { EntryPage } from '#features/journal/screens.ts'
import type { Variant } from '#shared/domain/exercise.ts'
import type { Settings } from '#shared/formats/settings.ts'
import { loadable } from '#ui/loadable.tsx'
import type { AppInfo } from './settings-store.ts'

const HomePage = loadable(() => import('#features/home/HomePage.tsx').then((m) => m.HomePage))
const PathPage = loadable(() => import('#features/path/PathPage.tsx').then((m) => m.PathPage))
const IntroPage = loadable(() => import('#features/path/IntroPage.tsx').then((m) => m.IntroPage))
const PacksPage = loadable(() => import('#features/packs/PacksPage.tsx').then((m) => m.PacksPage))
const MakeMinePage = loadable(() => import('#features/packs/MakeMinePage.tsx').then((m) => m.MakeMinePage))
const ImportPage = loadable(() => import('#features/import/ImportPage.tsx').then((m) => m.ImportPage))
const ImportReport = loadable(() => import('#features/import/ImportReport.tsx').then((m) => m.ImportReport))
const StoryPage = loadable(() => import('#features/export/StoryPage.tsx').then((m) => m.StoryPage))
const ExportPage = loadable(() => import('#features/export/ExportPage.tsx').then((m) => m.ExportPage))
const JournalPage = loadable(() => import('#features/journal/JournalPage.tsx').then((m) => m.JournalPage))
const EntryAboutPage = loadable(() => import('#features/journal/EntryPage.tsx').then((m) => m.EntryAboutPage))
const WritingPage = loadable(() => import('#features/writing/WritingPage.tsx').then((m) => m.WritingPage))
const SparksPage = loadable(() => import('#features/sparks/SparksPage.tsx').then((m) => m.SparksPage))
const SparkTablePage = loadable(() => import('#features/sparks/SparkTablePage.tsx').then((m) => m.SparkTablePage))
const SessionPage = loadable(() => import('#features/session/SessionPage.tsx').then((m) => m.SessionPage))
const WhyPage = loadable(() => import('#features/why/WhyPage.tsx').then((m) => m.WhyPage))
const StudioPage = loadable(() => import('#features/studio/StudioPage.tsx').then((m) => m.StudioPage))
const DraftPage = loadable(() => import('#features/studio/DraftPage.tsx').then((m) => m.DraftPage))
const ResonancePage = loadable(() => import('#features/studio/ResonancePage.tsx').then((m) => m.ResonancePage))
const StatementPage = loadable(() => import('#features/statement/StatementPage.tsx').then((m) => m.StatementPage))
const PeoplePage = loadable(() => import('#features/people/PeoplePage.tsx').then((m) => m.PeoplePage))
const PersonPage = loadable(() => import('#features/people/PersonPage.tsx').then((m) => m.PersonPage))
const PyramidPage = loadable(() => import('#features/people/PyramidPage.tsx').then((m) => m.PyramidPage))
const SearchPage = loadable(() => import('#features/search/SearchPage.tsx').then((m) => m.SearchPage))
const AsksPage = loadable(() => import('#features/ledger/AsksPage.tsx').then((m) => m.AsksPage))
const AskPage = loadable(() => import('#features/ledger/AskPage.tsx').then((m) => m.AskPage))
const OwnershipPage = loadable(() => import('#features/ownership/OwnershipPage.tsx').then((m) => m.OwnershipPage))
const FiguresPage = loadable(() => import('#features/ledger/FiguresPage.tsx').then((m) => m.FiguresPage))
const DecidePage = loadable(() => import('#features/ledger/DecidePage.tsx').then((m) => m.DecidePage))
const RecognitionPage = loadable(() => import('#features/people/RecognitionPage.tsx').then((m) => m.RecognitionPage))
const ExperimentsPage = loadable(() =>
  import('#features/experiments/ExperimentsPage.tsx').then((m) => m.ExperimentsPage),
)
const LongViewPage = loadable(() => import('#features/long-view/LongViewPage.tsx').then((m) => m.LongViewPage))
const SupportPage = loadable(() => import('#features/support/SupportPage.tsx').then((m) => m.SupportPage))
const SettingsPage = loadable(() => import('#features/settings/SettingsPage.tsx').then((m) => m.SettingsPage))
const KeysPage = loadable(() => import('#features/settings/KeysPage.tsx').then((m) => m.KeysPage))
const BackupsPage = loadable(() => import('#features/backups/BackupsPage.tsx').then((m) => m.BackupsPage))
const TrashPage = loadable(() => import('#features/trash/TrashPage.tsx').then((m) => m.TrashPage))
const HistoryPage = loadable(() => import('#features/history/HistoryPage.tsx').then((m) => m.HistoryPage))
const MirrorPage = loadable(() => import('#features/mirror/MirrorPage.tsx').then((m) => m.MirrorPage))
const NewMirrorPage = loadable(() => import('#features/mirror/NewMirrorPage.tsx').then((m) => m.NewMirrorPage))
const RequestPage = loadable(() => import('#features/mirror/RequestPage.tsx').then((m) => m.RequestPage))
const LetterPage = loadable(() => import('#features/mirror/LetterPage.tsx').then((m) => m.LetterPage))
const CardsPage = loadable(() => import('#features/circle/CardsPage.tsx').then((m) => m.CardsPage))
const CirclePage = loadable(() => import('#features/circle/CirclePage.tsx').then((m) => m.CirclePage))
const TeamPyramidsPage = loadable(() =>
  import('#features/team-pyramid/TeamPyramidsPage.tsx').then((m) => m.TeamPyramidsPage),
)
const TeamPyramidPage = loadable(() =>
  import('#features/team-pyramid/TeamPyramidPage.tsx').then((m) => m.TeamPyramidPage),
)
const SharedPurposesPage = loadable(() =>
  import('#features/together/SharedPurposesPage.tsx').then((m) => m.SharedPurposesPage),
)
const SharedPurposePage = loadable(() =>
  import('#features/together/SharedPurposePage.tsx').then((m) => m.SharedPurposePage),
)
const TogetherPage = loadable(() => import('#features/together/TogetherPage.tsx').then((m) => m.TogetherPage))
const ThemesPage = loadable(() => import('#features/mirror/ThemesPage.tsx').then((m) => m.ThemesPage))

/** Rooms whose code is fetched while the key is derived, when one of them is what will be shown. */
const FIRST_SCREENS: Record<string, { preload(): Promise<void> }> = {
  '/': HomePage,
  '/path': PathPage,
  '/journal': JournalPage,
  '/search': SearchPage,
  '/sparks': SparksPage,
  '/why': WhyPage,
}

/** `path` is that of the route to come; an unknown one loads nothing. */
export function preloadRoute(path: string): void {
  if (path.startsWith('/journal/')) void EntryPage.preload()
  else void FIRST_SCREENS[path === '' ? '/' : path]?.preload()
}

interface Props {
  settings: Settings
  info: AppInfo
  shortcuts: { id: string; label: string; keys: string }[]
  /** Begins a new session with an exercise, or takes up an open one, and goes there. */
  onBegin: (exerciseId: string, variant: Variant) => Promise<void>
  onSettings: (change: Partial<Settings>) => Promise<void>
}

export function Routes({ settings, info, shortcuts, onBegin, onSettings }: Props): ReactNode {
  return (
    <Switch>
      <Route path="/">
        <HomePage />
      </Route>
      <Route path="/path">
        <PathPage />
      </Route>
      <Route path="/path/:exerciseId">
        {({ exerciseId }) => <IntroPage exerciseId={exerciseId} onBegin={onBegin} />}
      </Route>
      <Route path="/path/:packId/:exerciseId">
        {({ packId, exerciseId }) => <IntroPage exerciseId={`${packId}/${exerciseId}`} onBegin={onBegin} />}
      </Route>
      <Route path="/packs">
        <PacksPage />
      </Route>
      <Route path="/mine/:exerciseId">
        {({ exerciseId }) => <MakeMinePage key={exerciseId} exerciseId={exerciseId} />}
      </Route>
      <Route path="/mine/:packId/:exerciseId">
        {({ packId, exerciseId }) => {
          const id = `${packId}/${exerciseId}`
          return <MakeMinePage key={id} exerciseId={id} />
        }}
      </Route>
      <Route path="/journal">
        <JournalPage />
      </Route>
      <Route path="/journal/:id">{({ id }) => <EntryPage key={id} id={id} />}</Route>
      <Route path="/journal/about/:id">{({ id }) => <EntryAboutPage key={id} id={id} />}</Route>
      <Route path="/writing">
        <WritingPage />
      </Route>
      <Route path="/sparks">
        <SparksPage />
      </Route>
      <Route path="/sparks/table">
        <SparkTablePage />
      </Route>
      <Route path="/session/:id">{({ id }) => <SessionPage key={id} id={id} />}</Route>
      <Route path="/why">
        <WhyPage />
      </Route>
      <Route path="/studio">
        <StudioPage />
      </Route>
      <Route path="/studio/:id">{({ id }) => <DraftPage key={id} id={id} />}</Route>
      <Route path="/resonance">
        <ResonancePage />
      </Route>
      <Route path="/statement">
        <StatementPage />
      </Route>
      <Route path="/people">
        <PeoplePage />
      </Route>
      <Route path="/people/:id">{({ id }) => <PersonPage key={id} id={id} />}</Route>
      <Route path="/pyramid">
        <PyramidPage />
      </Route>
      <Route path="/search">
        <SearchPage />
      </Route>
      <Route path="/recognition">
        <RecognitionPage />
      </Route>
      <Route path="/experiments">
        <ExperimentsPage />
      </Route>
      <Route path="/long-view">
        <LongViewPage />
      </Route>
      <Route path="/mirror">
        <MirrorPage />
      </Route>
      <Route path="/mirror/new">
        <NewMirrorPage />
      </Route>
      <Route path="/mirror/:id">{({ id }) => <RequestPage key={id} id={id} />}</Route>
      <Route path="/letter/:id">{({ id }) => <LetterPage key={id} id={id} />}</Route>
      <Route path="/cards">
        <CardsPage paper={settings.paper} />
      </Route>
      <Route path="/circle">
        <CirclePage />
      </Route>
      <Route path="/team">
        <TeamPyramidsPage />
      </Route>
      <Route path="/team/:id">{({ id }) => <TeamPyramidPage key={id} id={id} paper={settings.paper} />}</Route>
      <Route path="/shared-purpose">
        <SharedPurposesPage />
      </Route>
      <Route path="/shared-purpose/:id">{({ id }) => <SharedPurposePage key={id} id={id} />}</Route>
      <Route path="/together">
        <TogetherPage />
      </Route>
      <Route path="/themes">
        <ThemesPage />
      </Route>
      <Route path="/whose">
        <OwnershipPage />
      </Route>
      <Route path="/asks/:id/decide">{({ id }) => <DecidePage key={id} id={id} />}</Route>
      <Route path="/asks/:place?">
        {({ place }) =>
          place === undefined || place === 'new' ? (
            <AsksPage isCalled={place === 'new'} />
          ) : place === 'figures' ? (
            <FiguresPage />
          ) : (
            <AskPage key={place} id={place} />
          )
        }
      </Route>
      <Route path="/support">
        <SupportPage systemLocale={info.systemLocale} />
      </Route>
      <Route path="/settings">
        <SettingsPage settings={settings} info={info} shortcuts={shortcuts} onChange={onSettings} />
      </Route>
      <Route path="/keys">
        <KeysPage paper={settings.paper} />
      </Route>
      <Route path="/backups">
        <BackupsPage />
      </Route>
      <Route path="/import">
        <ImportPage />
      </Route>
      <Route path="/import/:id">{({ id }) => <ImportReport key={id} id={id} />}</Route>
      <Route path="/story">
        <StoryPage paper={settings.paper} />
      </Route>
      <Route path="/export">
        <ExportPage paper={settings.paper} />
      </Route>
      <Route path="/trash">
        <TrashPage />
      </Route>
      <Route path="/history/:id">{({ id }) => <HistoryPage key={id} id={id} />}</Route>
      <Route>
        <Redirect to="/" replace />
      </Route>
    </Switch>
  )
}
