import type { WorkerOrder } from './workers.ts';

// A leaf, as `src/worker/main.ts` is and for its reasons.
const loading = import('./serve-steps.ts');
loading.catch(reportError);

self.onmessage = async ({ data }: MessageEvent<WorkerOrder>) => (await loading).follow(data);
