import { createRoot } from 'react-dom/client';
import { keepingLatestBuild } from './data/latest-build.ts';
import { openedWhenUsed } from './data/opened-cache.ts';
import { createSources } from './data/sources.ts';
import { buildAhead } from './state/build-ahead.ts';
import { keptText } from './state/kept-text.ts';
import { openPage } from './state/open-page.ts';
import { createAppStore } from './state/store.ts';
import { DEFAULT_SPEC } from './sweep/spec/default-spec.ts';
import { parseSweepSpec } from './sweep/spec/sweep-spec.ts';
import { App } from './ui/App.tsx';
import { browserAddress } from './ui/browser-address.ts';
import { opensAsPage } from './ui/embed/opens-as-page.ts';
import { isBoardFragment, isKnownRoute, pageNamed } from './ui/route.ts';
import { showStoredLanguage } from './ui/text/languages.ts';
import { browserChannel } from './worker/browser-channel.ts';
import { createBrowserPool } from './worker/browser-pool.ts';
import { createClaimRunner } from './worker/claim-runner.ts';
import { ENGINE_PREFERENCES } from './worker/engine-pool.ts';
import { createNetworkMeasurer } from './worker/network-measurer.ts';
import { createRemoteDataWork } from './worker/remote-data-work.ts';
import { createRemoteFileWork } from './worker/remote-file-work.ts';
import { remoteInspectors } from './worker/remote-inspector.ts';
import { createRunExporter } from './worker/run-exporter.ts';
import { createTimingMemory } from './worker/timing-memory.ts';

const pool = createBrowserPool(browserChannel, navigator.hardwareConcurrency, {
  timings: createTimingMemory(
    keptText('sgdscope-engine-timings'),
    `${navigator.hardwareConcurrency} threads, ${navigator.userAgent}`,
  ),
});
const sources = keepingLatestBuild(
  createSources({
    cache: openedWhenUsed(async () => (await import('./data/browser-cache.ts')).browserCache()),
    work: createRemoteDataWork(browserChannel),
    onCacheFault: (text) => store.getState().notify({ id: 'data-cache', kind: 'warning', text }),
  }),
);
const initialDraft = parseSweepSpec(DEFAULT_SPEC);

// `?engine=webgl` selects an engine, like the menu.
const asked = new URLSearchParams(window.location.search).get('engine');
const isPage = opensAsPage();
// Workers start, load and compute while the page itself is made. What a link asks for is read only later.
if (isPage && isBoardFragment(window.location.hash) && ['auto', 'simd'].includes(asked ?? 'auto')) pool.startAhead();
if (isPage && /^#?\/?$/.test(window.location.hash)) buildAhead(sources, initialDraft);

const claimWorkers = Math.max(1, navigator.hardwareConcurrency - 1);
const store: ReturnType<typeof createAppStore> = createAppStore({
  sources,
  fileWork: createRemoteFileWork(browserChannel),
  // A first sweep does not wait for it: it is kept from its start once the library is there.
  openLibrary: async () => (await import('./library/library.ts')).openLibrary(),
  pool,
  claims: {
    runner: createClaimRunner(browserChannel, { workers: claimWorkers }),
    workers: claimWorkers,
    shipped: async (only) => (await import('./state/served-files.ts')).fetchEvidence(only),
  },
  openInspector: remoteInspectors(browserChannel),
  networks: createNetworkMeasurer(browserChannel),
  runExporter: createRunExporter(browserChannel),
  initialDraft,
  referenceFiles: async () => (await import('./state/served-files.ts')).fetchReferenceFiles(),
});

const root = document.getElementById('root');
if (!root) throw new Error('main: index.html must have an element #root, got none.');
const page = createRoot(root);

function showPage(): void {
  // The words of the page come first; English is there already.
  void showStoredLanguage().then(() => page.render(<App store={store} />));
  const begun = openPage(store, {
    address: browserAddress,
    routes: { isRoute: isKnownRoute, isBoard: isBoardFragment, pageNamed },
    engine: ENGINE_PREFERENCES.find((known) => known === asked) ?? null,
  }).finally(() => pool.endAhead());
  // A page without it works too.
  import('./state/look-after-offline.ts').then(
    ({ lookAfterOffline }) => lookAfterOffline(store, begun),
    () => {},
  );
}

/** In a frame: nothing is kept, no history is written, and nothing trains before it is asked to. */
async function showEmbed(): Promise<void> {
  const { openEmbed } = await import('./ui/embed/open-embed.tsx');
  page.render(await openEmbed(store));
}

if (isPage) showPage();
else void showEmbed();
