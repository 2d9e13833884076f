import type { Program } from '../../engine/contract.ts';
import { innerProduct } from '../../probes/run-rows.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { adamPreconditionedLimit } from '../../theory/limits/adam.ts';
import { BETA1 } from '../adaptive-edge-2022/adam-descents.ts';
import type { ClaimContext } from '../claim.ts';
import { type InspectedRun, inspectAt, inspectRuns } from '../inspect-runs.ts';
import { spikeDetector } from './spike-detector.ts';

/** Steps before a spike, or before a step of comparison, over which curvature is looked at. */
export const SPIKE_WINDOW = 30;
/** The moments adapt to the first gradients until this step; spikes before it do not count. */
export const FIRST_STEP = 200;
/** Steps between comparisons. */
const CONTROL_STRIDE = 200;
/** No spike may have begun so many steps before a comparison. */
const CALM = 100;

/** What was seen in the `SPIKE_WINDOW` steps before a step, that step included. */
export interface SpikeWindow {
  readonly step: number;
  /** Largest curvature of P⁻¹H along the gradient, divided by the limit of λ₁(P⁻¹H). */
  readonly curvature: number;
  /** Smallest ‖g‖²/‖P‖², which is Σg²/Σv̂ but for ε. */
  readonly lag: number;
}

/** The spikes of one run; none is looked into where only their number is wanted. */
export interface WatchedSpikes {
  readonly learningRate: number;
  readonly seed: number;
  readonly beta2: number;
  readonly losses: readonly number[];
  readonly spikes: readonly number[];
  readonly before: readonly SpikeWindow[];
  /** Windows after which no spike follows. */
  readonly controls: readonly SpikeWindow[];
}

interface Place {
  readonly theta: Float32Array;
  /** P. */
  readonly p: Float64Array;
}

/**
 * hᵀHh/hᵀPh with h = P⁻¹∇L: the Rayleigh quotient of P⁻¹H in the inner product of P along the preconditioned gradient, at most
 * λ₁(P⁻¹H); and ‖∇L‖²/‖P‖².
 */
async function alongGradient(program: Program, { theta, p }: Place): Promise<{ curvature: number; lag: number }> {
  return inspectAt(program, theta, async ({ point }) => {
    const gradient = await point.gradient();
    const h = gradient.map((g, i) => g / p[i]);
    const curvature = innerProduct(h, await point.hessianVector(h)) / innerProduct(h, gradient);
    return { curvature, lag: innerProduct(gradient, gradient) / innerProduct(p, p) };
  });
}

async function windowAt(program: Program, places: readonly Place[], step: number, limit: number): Promise<SpikeWindow> {
  let [curvature, lag] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const place of places) {
    const here = await alongGradient(program, place);
    curvature = Math.max(curvature, here.curvature / limit);
    lag = Math.min(lag, here.lag);
  }
  return { step, curvature, lag };
}

async function watch(
  { run, at, preconditionerAt }: InspectedRun,
  { beta2, looksInside }: { beta2: number; looksInside: boolean },
): Promise<WatchedSpikes> {
  const { learningRate, seed, endStep } = run;
  const limit = adamPreconditionedLimit({ learningRate, beta1: BETA1 });
  const detector = spikeDetector();
  const losses: number[] = [];
  const spikes: number[] = [];
  const before: SpikeWindow[] = [];
  const controls: SpikeWindow[] = [];
  const places: Place[] = [];
  for (let step = 0; step < endStep; step++)
    await at(step, async ({ program, point, theta }) => {
      const [loss] = (await point.evaluate('train')).loss;
      losses.push(loss);
      const state = detector.next(loss);
      const begins = state === 'begins' && step >= FIRST_STEP;
      if (begins) spikes.push(step);
      if (!looksInside) return;
      places.push({ theta, p: await preconditionerAt(step) });
      if (places.length > SPIKE_WINDOW + 1) places.shift();
      if (begins) before.push(await windowAt(program, places, step, limit));
      const isCalm = state === 'outside' && step >= FIRST_STEP && step - (spikes.at(-1) ?? 0) > CALM;
      if (isCalm && step % CONTROL_STRIDE === 0) controls.push(await windowAt(program, places, step, limit));
    });
  const isFollowed = (step: number) => spikes.some((spike) => spike > step && spike <= step + SPIKE_WINDOW);
  return {
    ...{ learningRate, seed, beta2, losses, spikes, before },
    controls: controls.filter(({ step }) => !isFollowed(step)),
  };
}

/** Watches the loss of every run at every step; of sweeps of the largest β₂ also what precedes each spike. */
export async function watchSpikes(sweeps: readonly SweepSpecInput[], context: ClaimContext): Promise<WatchedSpikes[]> {
  const betas = sweeps.map(({ rule }) => (rule?.kind === 'adam' ? (rule.beta2 ?? Number.NaN) : Number.NaN));
  const largest = Math.max(...betas);
  const watchRun = (inspected: InspectedRun) => {
    const { rule } = inspected.plan.spec;
    const beta2 = rule?.kind === 'adam' ? rule.beta2 : Number.NaN;
    return watch(inspected, { beta2, looksInside: beta2 === largest });
  };
  return inspectRuns(sweeps, context, watchRun, { as: 'spikes' });
}
