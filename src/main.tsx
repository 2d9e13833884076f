import { createRoot } from 'react-dom/client';
import { browserCache } from './data/browser-cache.ts';
import { createSources } from './data/sources.ts';
import { createAppStore } from './state/store.ts';
import { DEFAULT_SPEC } from './sweep/default-spec.ts';
import { parseSweepSpec } from './sweep/spec.ts';
import { App } from './ui/App.tsx';
import { browserChannel } from './worker/browser-channel.ts';
import { createBrowserPool } from './worker/browser-pool.ts';

const store = createAppStore({
  sources: createSources({ cache: browserCache() }),
  pool: createBrowserPool(browserChannel, navigator.hardwareConcurrency),
  initialDraft: parseSweepSpec(DEFAULT_SPEC),
});
const root = document.getElementById('root');
if (!root) throw new Error('main: index.html must have an element #root, got none.');
createRoot(root).render(<App store={store} />);
// A newcomer sees curves move before reading a word.
void store.getState().start();
