import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../../src/ui/App.tsx';
import { fixtureStore, fixtureSweep } from './board-fixture.ts';
import { PARTS } from './page-parts.ts';

/**
 * The page on made-up results: ?state=empty | running | paused | failed | finished, ?live streams; ?with= some of the parts
 * of PARTS, separated by commas.
 */
const query = new URLSearchParams(location.search);
const state = query.get('state') ?? 'finished';

function sweepFor() {
  if (state === 'empty') return null;
  if (state === 'running' || state === 'paused') return fixtureSweep({ fraction: 0.7, status: state });
  if (state === 'failed')
    return {
      ...fixtureSweep({ fraction: 0.3, status: 'failed' }),
      error: 'the GPU was lost and could not be had again.',
    };
  return fixtureSweep();
}

const store = fixtureStore(sweepFor());
for (const part of (query.get('with') ?? '').split(',')) store.setState({ ...PARTS[part]?.() });
if (query.has('live')) {
  let fraction = 0.05;
  const first = fixtureSweep({ fraction });
  setInterval(() => {
    fraction = fraction >= 1 ? 0.05 : Math.min(1, fraction + 0.01);
    const next = fixtureSweep({ fraction });
    store.setState({ sweep: { ...next, plan: first.plan } });
  }, 200);
}
Object.assign(window, { store });
createRoot(document.getElementById('root') as HTMLElement).render(createElement(App, { store }));
