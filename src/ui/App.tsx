import './styles/tokens.css';
import './styles/base.css';
import './styles/elements.css';
import './styles/page.css';
import { Suspense, useEffect } from 'react';
import { applyScheme } from './colour-scheme.ts';
import { InvalidFieldsProvider } from './controls/invalid-fields.tsx';
import { Footer } from './footer/Footer.tsx';
import { Header } from './header/Header.tsx';
import { LazyClaims, LazyGlossary, LazyLessons, LazyMeasure, LazyPresent, LazyWorkbench } from './lazy-views.ts';
import { SweepsProvider } from './library/open-sweeps.tsx';
import { Notices } from './notices/Notices.tsx';
import { type Route, showsBoard, useRoute } from './route.ts';
import { BoardMessages } from './shell/BoardMessages.tsx';
import { CostlyStartDialog } from './shell/CostlyStartDialog.tsx';
import { FileDrop, NetworkDrop } from './shell/FileDrop.tsx';
import { SkipLink } from './shell/SkipLink.tsx';
import { ViewBoundary } from './shell/ViewBoundary.tsx';
import { StartView } from './start/StartView.tsx';
import { useLanguage } from './text/languages.ts';
import { PAGE } from './text/page-words.ts';
import { type AppStore, StoreProvider } from './use-app.ts';
import { useIdlePreload } from './use-idle-preload.ts';
import { usePageKeys } from './use-page-keys.ts';

function View({ route }: { readonly route: Route }) {
  switch (route.view) {
    case 'start':
      return <StartView />;
    case 'workbench':
      return <LazyWorkbench />;
    case 'measure':
      return <LazyMeasure />;
    case 'present':
      return <LazyPresent />;
    case 'lessons':
      return <LazyLessons route={route} />;
    case 'glossary':
      return <LazyGlossary id={route.id} />;
    default:
      return <LazyClaims route={route} />;
  }
}

/** The open view between header and footer. */
function Shell() {
  const route = useRoute();
  const { view } = route;
  usePageKeys(showsBoard(route));
  useIdlePreload();
  useEffect(applyScheme, []);
  useEffect(() => {
    document.title = PAGE.titles[view];
  }, [view]);
  return (
    <div className={`page page-${view}`}>
      {view !== 'present' && (
        <>
          <SkipLink />
          <Header />
        </>
      )}
      {view === 'start' && <BoardMessages />}
      {/* The key: a view that failed does not keep the others from being shown. */}
      <ViewBoundary key={view === 'claim' ? 'claims' : view}>
        <Suspense fallback={<main id="main" tabIndex={-1} className="view-loading" aria-busy="true" />}>
          <View route={route} />
        </Suspense>
      </ViewBoundary>
      {view !== 'workbench' && <Notices />}
      {view !== 'present' && <Footer showsSweep={showsBoard(route)} />}
      {view === 'measure' && <NetworkDrop />}
      {(showsBoard(route) || view === 'present') && (
        <>
          <CostlyStartDialog />
          <FileDrop />
        </>
      )}
    </div>
  );
}

/** The whole page over one store. */
export function App({ store }: { store: AppStore }) {
  return (
    <StoreProvider value={store}>
      {/* The key: in another language everything is drawn anew. What is on the board is in the store, and stays. */}
      <SweepsProvider key={useLanguage()}>
        <InvalidFieldsProvider>
          <Shell />
        </InvalidFieldsProvider>
      </SweepsProvider>
    </StoreProvider>
  );
}
