import { spawnSync } from 'node:child_process';
import type { StepCase, TrainedCase } from './jobs.ts';

export type PytorchJob =
  | (StepCase & { readonly kind: 'eager' | 'batched'; readonly seconds: number })
  | (TrainedCase & {
      readonly kind: 'power';
      readonly rule: 'residual' | 'change';
      readonly graph: Graph;
      readonly tolerance: number;
      /** Unit vectors `[P]`: the mean over them is taken. */
      readonly starts: readonly (readonly number[])[];
      readonly seconds: number;
    })
  | (TrainedCase & {
      readonly kind: 'trace';
      readonly graph: Graph;
      /** Half-width of the 95 % interval, relative to the estimate. */
      readonly tolerance: number;
      readonly seeds: number;
      readonly seconds: number;
    });

/** Whether the graph of the gradient is kept for all products at a point, or made anew for each. */
export type Graph = 'kept' | 'rebuilt';

export interface PytorchResult {
  readonly milliseconds: number;
  readonly products?: number;
  readonly value?: number;
}

/** A Python that has PyTorch, with what it says of itself. */
export interface Pytorch {
  /** "1.13.0, reference BLAS". */
  readonly version: string;
  run(jobs: readonly PytorchJob[]): PytorchResult[];
}

interface Answer {
  readonly version: string;
  readonly blas: string;
  readonly results: PytorchResult[];
}

const PYTHONS = ['python3', '/usr/bin/python3'];
const SCRIPT = 'tests/bench/pytorch_step.py';

/** The first Python with PyTorch, or undefined. `libraries`: a folder whose libraries go before the system's. */
export function findPytorch(libraries?: string): Pytorch | undefined {
  const env = {
    ...process.env,
    OMP_NUM_THREADS: '1',
    OPENBLAS_NUM_THREADS: '1',
    ...(libraries && { LD_LIBRARY_PATH: libraries }),
  };
  const python = PYTHONS.find((path) => spawnSync(path, ['-c', 'import torch'], { env }).status === 0);
  if (python === undefined) return undefined;
  const ask = (jobs: readonly PytorchJob[]): Answer => {
    const done = spawnSync(python, [SCRIPT], {
      env,
      input: JSON.stringify(jobs),
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    if (done.status !== 0)
      throw new Error(`bench: ${SCRIPT} must end well, got status ${done.status}.\n${done.stderr}`);
    return JSON.parse(done.stdout) as Answer;
  };
  const { version, blas } = ask([]);
  return { version: `${version}, ${blas}`, run: (jobs) => ask(jobs).results };
}
