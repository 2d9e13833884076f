/**
 * Trains grids of learning rates × batch sizes × seeds of small networks, measures their curvature and judges claims of papers. Invalid
 * input throws SpecError, with what must hold and what to do; a failure of the machine EngineError.
 */
import type { Engine, EngineKind } from '../engine/contract.ts';
import { parseSweepSpec } from '../sweep/spec/sweep-spec.ts';
import { checkedEngine } from '../worker/checked-engine.ts';
import type { ClaimDescription, ClaimOutcome, ClaimVerdict, MeasuredInterval, RunClaimOptions } from './claim-types.ts';
import { platformHere } from './platform.ts';
import type { SweepInput } from './sweep-input.ts';

/** Checks a spec from outside and fills in every default. Throws SpecError with path, rule and value of each fault. */
export const parseSpec = (input: unknown): SweepInput => parseSweepSpec(input);

/**
 * An engine in this thread that has passed its self-check: `simd`, in browsers `webgl` too, or `tfjs-cpu`. The caller disposes of it.
 * Throws EngineError where it cannot run.
 */
export const createEngine = async (kind: EngineKind = 'simd'): Promise<Engine> =>
  checkedEngine(await platformHere().makeEngine(kind));

/** Every claim, in the order of the gallery. */
export const listClaims = async (): Promise<readonly ClaimDescription[]> =>
  (await import('./claims.ts')).describedClaims();

/**
 * Repeats the experiment of a claim in a worker of its own, and judges it. Throws SpecError for an unknown id, the signal's reason
 * once it is aborted.
 */
export const runClaim = async (id: string, options: RunClaimOptions = {}): Promise<ClaimOutcome> =>
  (await import('./claims.ts')).performedClaim(id, options);

/** The verdict of a claim's rule on intervals measured by anyone, one per criterion in their order. */
export const judgeClaim = async (id: string, measured: readonly MeasuredInterval[]): Promise<ClaimVerdict> =>
  (await import('./claims.ts')).verdictOn(id, measured);

// biome-ignore-start lint/performance/noBarrelFile: the surface of the package.
export type * from '../data/dataset.ts';
export type * from '../engine/contract.ts';
export type * from '../engine/network.ts';
export { EngineError, SpecError } from '../errors.ts';
export type * from './claim-types.ts';
export { measure } from './measure.ts';
export type * from './measure-types.ts';
export type { PreparedSpec } from './prepare-spec.ts';
export { prepareSpec } from './prepare-spec.ts';
export type { SweepInput } from './sweep-input.ts';
export { train } from './train.ts';
export type * from './train-types.ts';
// biome-ignore-end lint/performance/noBarrelFile: the surface of the package.
