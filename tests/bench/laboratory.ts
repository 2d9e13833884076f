import { readKernels } from '../../src/engine/simd/load-node.ts';
import type { BenchBrowser } from './chromium.ts';
import { faster, type Job, type Measured } from './jobs.ts';
import type { Pytorch, PytorchJob } from './pytorch.ts';
import { performOnSimd } from './simd-jobs.ts';

/** Something to measure and where. `python` counts the PyTorch installations. */
export type Request =
  | { readonly place: 'node' | 'chromium'; readonly job: Job }
  | { readonly place: 'pytorch'; readonly python: number; readonly job: PytorchJob };

export interface Laboratory {
  readonly versions: Readonly<Record<'node' | 'chromium' | 'tfjs' | 'tfjsWasm' | 'jaxJs', string>>;
  readonly pytorchs: readonly Pytorch[];
  /** The best of all passes, in the order of the requests; undefined where it failed. What is known is not repeated. */
  measure(requests: readonly Request[]): Promise<(Measured | undefined)[]>;
  /** What could not be measured, and why. */
  readonly failures: ReadonlySet<string>;
}

export interface LaboratorySettings extends Pick<Laboratory, 'versions' | 'pytorchs'> {
  readonly browser: BenchBrowser;
  /** Times each request is measured, in turn with the others of its question. */
  readonly passes: number;
}

/** What takes longer, in ms, is measured once: noise is small against it. */
const TOO_LONG_TO_REPEAT = 4000;

/** Measures one thing after another, never two at once. */
export async function openLaboratory(settings: LaboratorySettings): Promise<Laboratory> {
  const { browser, pytorchs, passes, versions } = settings;
  const kernels = await readKernels();
  const known = new Map<string, Measured>();
  const failures = new Set<string>();

  const perform = (request: Request): Promise<Measured> | Measured => {
    if (request.place === 'pytorch') return pytorchs[request.python].run([request.job])[0];
    return request.place === 'node' ? performOnSimd(kernels, request.job) : browser.perform(request.job);
  };
  const attempt = async (request: Request, key: string) => {
    try {
      known.set(key, best(known.get(key), await perform(request)));
    } catch (error) {
      const label = 'subject' in request.job ? request.job.subject : request.job.kind;
      failures.add(`${label} in ${request.place}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    }
    process.stderr.write('.');
  };
  return {
    versions,
    pytorchs,
    failures,
    async measure(requests) {
      const keys = requests.map((request) => JSON.stringify(request));
      const open = requests.flatMap((request, index) =>
        known.has(keys[index]) ? [] : [{ request, key: keys[index] }],
      );
      const slow = new Set<string>();
      for (let pass = 0; pass < passes; pass++) {
        for (const { request, key } of open) {
          if (slow.has(key)) continue;
          const started = performance.now();
          await attempt(request, key);
          if (performance.now() - started > TOO_LONG_TO_REPEAT) slow.add(key);
        }
      }
      return keys.map((key) => known.get(key));
    },
  };
}

/** Of two passes: the faster of each time, or the higher peak. */
function best(one: Measured | undefined, other: Measured): Measured {
  if (one?.gigaflops !== undefined && other.gigaflops !== undefined)
    return one.gigaflops > other.gigaflops ? one : other;
  const kept = faster(one, other);
  if (one?.gradient === undefined || other.gradient === undefined) return kept;
  return { ...kept, gradient: Math.min(one.gradient, other.gradient) };
}
