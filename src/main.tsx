import { createRoot } from 'react-dom/client';
import { browserCache } from './data/browser-cache.ts';
import { createSources } from './data/sources.ts';
import { messageOf } from './errors.ts';
import { shippedEvidence } from './evidence/shipped-evidence.ts';
import { createAppStore } from './state/store.ts';
import { DEFAULT_SPEC } from './sweep/spec/default-spec.ts';
import { specInFragment } from './sweep/spec/spec-link.ts';
import { parseSweepSpec, type SweepSpec } from './sweep/spec/sweep-spec.ts';
import { App } from './ui/App.tsx';
import { routeOf } from './ui/route.ts';
import { browserChannel } from './worker/browser-channel.ts';
import { createBrowserPool } from './worker/browser-pool.ts';
import { createClaimRunner } from './worker/claim-runner.ts';
import { ENGINE_PREFERENCES } from './worker/engine-pool.ts';
import { createNetworkMeasurer } from './worker/network-measurer.ts';
import { remoteInspectors } from './worker/remote-inspector.ts';
import { createRunExporter } from './worker/run-exporter.ts';

/** The spec in the link, or else the default; with an error message if the link is damaged. */
function openedSpec(): { readonly spec: SweepSpec; readonly fault: string | null } {
  const fallback = parseSweepSpec(DEFAULT_SPEC);
  try {
    return { spec: specInFragment(window.location.hash) ?? fallback, fault: null };
  } catch (error) {
    return { spec: fallback, fault: messageOf(error) };
  }
}

const REFERENCE_NETWORKS = [
  'linear-mse',
  'logistic-ce',
  'mlp-tanh-ce',
  'mlp-relu-mse',
  'mlp-deep-gelu-ce',
  'cnn-tanh-ce',
];
async function fetchReference(name: string) {
  const response = await fetch(`reference/${name}.json`);
  if (!response.ok)
    throw new Error(`reference/${name}.json: must be served with the page, got status ${response.status}.`);
  return { content: await response.json(), source: name };
}

async function fetchEvidence(name: string) {
  const response = await fetch(`evidence/${name}`);
  if (!response.ok) throw new Error(`evidence/${name}: must be served with the page, got status ${response.status}.`);
  return response.text();
}

const { spec, fault } = openedSpec();
const store = createAppStore({
  sources: createSources({ cache: browserCache() }),
  pool: createBrowserPool(browserChannel, navigator.hardwareConcurrency),
  claims: {
    runner: createClaimRunner(browserChannel),
    workers: Math.max(1, navigator.hardwareConcurrency - 1),
    shipped: () => shippedEvidence(fetchEvidence),
  },
  openInspector: remoteInspectors(browserChannel),
  networks: createNetworkMeasurer(browserChannel),
  runExporter: createRunExporter(browserChannel),
  initialDraft: spec,
  referenceFiles: () => Promise.all(REFERENCE_NETWORKS.map(fetchReference)),
});
// `?engine=webgl` selects an engine, like the menu.
const asked = new URLSearchParams(window.location.search).get('engine');
const preference = ENGINE_PREFERENCES.find((known) => known === asked);
if (preference) store.getState().setEnginePreference(preference);
if (fault) store.setState({ draftError: fault });

const root = document.getElementById('root');
if (!root) throw new Error('main: index.html must have an element #root, got none.');
createRoot(root).render(<App store={store} />);
// Show a running sweep at once.
if (!fault && routeOf(window.location.hash).view === 'board') void store.getState().start();
