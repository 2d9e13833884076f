import { fetchKernels } from '../../src/engine/simd/load-browser.ts';
import { bestOfRounds } from './best-of-rounds.ts';
import type { Measured, StepCase } from './jobs.ts';

/** What a worker is told: first what to train and how many steps at a time, then each time to take them. */
export type WorkerOrder =
  | { readonly kernels: WebAssembly.Module; readonly of: StepCase; readonly steps: number }
  | 'go';

/** Steps of one order: about 50 ms, beside which the messages are nothing. */
const STEPS = 800;

/** Run-steps of `workers` workers that each train a cohort of their own, all at once: ms per run-step. */
export async function measureWorkers(of: StepCase, workers: number, seconds: number): Promise<Measured> {
  const kernels = await fetchKernels();
  const pool = Array.from({ length: workers }, () => {
    const worker = new Worker(new URL('./step-worker.ts', import.meta.url), { type: 'module' });
    const ask = (order: WorkerOrder) =>
      new Promise<void>((resolve, reject) => {
        worker.onmessage = () => resolve();
        worker.onerror = (event) => reject(new Error(`bench: a worker stopped. ${event.message}`));
        worker.postMessage(order);
      });
    return { worker, ask };
  });
  await Promise.all(pool.map(({ ask }) => ask({ kernels, of, steps: STEPS })));
  const together = () => Promise.all(pool.map(({ ask }) => ask('go')));
  const milliseconds = await bestOfRounds(together, { seconds, rounds: 10 });
  for (const { worker } of pool) worker.terminate();
  return { milliseconds: milliseconds / (STEPS * of.runs * workers) };
}
