import type { EngineKind } from '../engine/contract.ts';

/** Runs per cohort: many on a GPU; few on SIMD, so that work spreads evenly over workers. */
export const RUNS_PER_COHORT: Record<EngineKind, number> = { webgl: 64, 'tfjs-cpu': 16, simd: 4 };

/** One worker for a GPU; for SIMD as many as `concurrency` allows, less one for the page. */
export const workersFor = (kind: EngineKind, concurrency: number) =>
  kind === 'simd' ? Math.max(1, concurrency - 1) : 1;
