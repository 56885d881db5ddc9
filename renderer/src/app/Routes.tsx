// Which screen a route shows. Screens load when first shown; routes hold random ids only, never content.
import { lazy, type ReactNode, Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import type { Variant } from '#shared/domain/exercise.ts'
import type { Settings } from '#shared/formats/settings.ts'
import type { AppInfo } from './settings-store.ts'

const HomePage = lazy(() => import('#features/home/HomePage.tsx').then((m) => ({ default: m.HomePage })))
const PathPage = lazy(() => import('#features/path/PathPage.tsx').then((m) => ({ default: m.PathPage })))
const IntroPage = lazy(() => import('#features/path/IntroPage.tsx').then((m) => ({ default: m.IntroPage })))
const PacksPage = lazy(() => import('#features/packs/PacksPage.tsx').then((m) => ({ default: m.PacksPage })))
const MakeMinePage = lazy(() => import('#features/packs/MakeMinePage.tsx').then((m) => ({ default: m.MakeMinePage })))
const ImportPage = lazy(() => import('#features/import/ImportPage.tsx').then((m) => ({ default: m.ImportPage })))
const ImportReport = lazy(() => import('#features/import/ImportReport.tsx').then((m) => ({ default: m.ImportReport })))
const StoryPage = lazy(() => import('#features/export/StoryPage.tsx').then((m) => ({ default: m.StoryPage })))
const ExportPage = lazy(() => import('#features/export/ExportPage.tsx').then((m) => ({ default: m.ExportPage })))
const JournalPage = lazy(() => import('#features/journal/JournalPage.tsx').then((m) => ({ default: m.JournalPage })))
const EntryPage = lazy(() => import('#features/journal/EntryPage.tsx').then((m) => ({ default: m.EntryPage })))
const EntryAboutPage = lazy(() =>
  import('#features/journal/EntryPage.tsx').then((m) => ({ default: m.EntryAboutPage })),
)
const WritingPage = lazy(() => import('#features/writing/WritingPage.tsx').then((m) => ({ default: m.WritingPage })))
const SparksPage = lazy(() => import('#features/sparks/SparksPage.tsx').then((m) => ({ default: m.SparksPage })))
const SparkTablePage = lazy(() =>
  import('#features/sparks/SparkTablePage.tsx').then((m) => ({ default: m.SparkTablePage })),
)
const SessionPage = lazy(() => import('#features/session/SessionPage.tsx').then((m) => ({ default: m.SessionPage })))
const WhyPage = lazy(() => import('#features/why/WhyPage.tsx').then((m) => ({ default: m.WhyPage })))
const StudioPage = lazy(() => import('#features/studio/StudioPage.tsx').then((m) => ({ default: m.StudioPage })))
const DraftPage = lazy(() => import('#features/studio/DraftPage.tsx').then((m) => ({ default: m.DraftPage })))
const ResonancePage = lazy(() =>
  import('#features/studio/ResonancePage.tsx').then((m) => ({ default: m.ResonancePage })),
)
const StatementPage = lazy(() =>
  import('#features/statement/StatementPage.tsx').then((m) => ({ default: m.StatementPage })),
)
const PeoplePage = lazy(() => import('#features/people/PeoplePage.tsx').then((m) => ({ default: m.PeoplePage })))
const PersonPage = lazy(() => import('#features/people/PersonPage.tsx').then((m) => ({ default: m.PersonPage })))
const PyramidPage = lazy(() => import('#features/people/PyramidPage.tsx').then((m) => ({ default: m.PyramidPage })))
const SearchPage = lazy(() => import('#features/search/SearchPage.tsx').then((m) => ({ default: m.SearchPage })))
const AsksPage = lazy(() => import('#features/ledger/AsksPage.tsx').then((m) => ({ default: m.AsksPage })))
const AskPage = lazy(() => import('#features/ledger/AskPage.tsx').then((m) => ({ default: m.AskPage })))
const OwnershipPage = lazy(() =>
  import('#features/ownership/OwnershipPage.tsx').then((m) => ({ default: m.OwnershipPage })),
)
const FiguresPage = lazy(() => import('#features/ledger/FiguresPage.tsx').then((m) => ({ default: m.FiguresPage })))
const DecidePage = lazy(() => import('#features/ledger/DecidePage.tsx').then((m) => ({ default: m.DecidePage })))
const RecognitionPage = lazy(() =>
  import('#features/people/RecognitionPage.tsx').then((m) => ({ default: m.RecognitionPage })),
)
const ExperimentsPage = lazy(() =>
  import('#features/experiments/ExperimentsPage.tsx').then((m) => ({ default: m.ExperimentsPage })),
)
const LongViewPage = lazy(() =>
  import('#features/long-view/LongViewPage.tsx').then((m) => ({ default: m.LongViewPage })),
)
const SupportPage = lazy(() => import('#features/support/SupportPage.tsx').then((m) => ({ default: m.SupportPage })))
const SettingsPage = lazy(() =>
  import('#features/settings/SettingsPage.tsx').then((m) => ({ default: m.SettingsPage })),
)
const KeysPage = lazy(() => import('#features/settings/KeysPage.tsx').then((m) => ({ default: m.KeysPage })))
const BackupsPage = lazy(() => import('#features/backups/BackupsPage.tsx').then((m) => ({ default: m.BackupsPage })))
const TrashPage = lazy(() => import('#features/trash/TrashPage.tsx').then((m) => ({ default: m.TrashPage })))
const HistoryPage = lazy(() => import('#features/history/HistoryPage.tsx').then((m) => ({ default: m.HistoryPage })))
const MirrorPage = lazy(() => import('#features/mirror/MirrorPage.tsx').then((m) => ({ default: m.MirrorPage })))
const NewMirrorPage = lazy(() =>
  import('#features/mirror/NewMirrorPage.tsx').then((m) => ({ default: m.NewMirrorPage })),
)
const RequestPage = lazy(() => import('#features/mirror/RequestPage.tsx').then((m) => ({ default: m.RequestPage })))
const LetterPage = lazy(() => import('#features/mirror/LetterPage.tsx').then((m) => ({ default: m.LetterPage })))
const CardsPage = lazy(() => import('#features/circle/CardsPage.tsx').then((m) => ({ default: m.CardsPage })))
const CirclePage = lazy(() => import('#features/circle/CirclePage.tsx').then((m) => ({ default: m.CirclePage })))
const TeamPyramidsPage = lazy(() =>
  import('#features/team-pyramid/TeamPyramidsPage.tsx').then((m) => ({ default: m.TeamPyramidsPage })),
)
const TeamPyramidPage = lazy(() =>
  import('#features/team-pyramid/TeamPyramidPage.tsx').then((m) => ({ default: m.TeamPyramidPage })),
)
const SharedPurposesPage = lazy(() =>
  import('#features/together/SharedPurposesPage.tsx').then((m) => ({ default: m.SharedPurposesPage })),
)
const SharedPurposePage = lazy(() =>
  import('#features/together/SharedPurposePage.tsx').then((m) => ({ default: m.SharedPurposePage })),
)
const TogetherPage = lazy(() =>
  import('#features/together/TogetherPage.tsx').then((m) => ({ default: m.TogetherPage })),
)
const ThemesPage = lazy(() => import('#features/mirror/ThemesPage.tsx').then((m) => ({ default: m.ThemesPage })))

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
    <Suspense fallback={null}>
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
    </Suspense>
  )
}
