import { PURPOSE, type RandomStream, randomStream } from '../../math/rng.ts';
import { chooseDifferenceStep } from '../../probes/operators/hessian-derivative.ts';
import { norm, rowOf } from '../../probes/run-rows.ts';
import { type CentralFlowMemory, packCentralFlow, unpackCentralFlow } from './central-flow-memory.ts';
import { drawIndex } from './draw-index.ts';
import { eachStep } from './each-step.ts';
import { type EdgeSpace, edgeForce, edgeSpace, type ForceOptions, NEAR_EDGE } from './edge-space.ts';
import { stableCount } from './flow-steps.ts';
import { memoryOf, remembered } from './refresh.ts';
import type { RuledState, RuleSteps } from './rule.ts';
import { rungeKutta } from './runge-kutta.ts';

export interface CentralFlowSettings {
  readonly tolerance: number;
  readonly directions: number;
  readonly refreshSteps: number;
}

/** Substeps of a step before accuracy asks for more, and the largest factor by which it may. */
const SUBSTEPS = 4;
const MOST_REFINEMENT = 16;

/** With λ₁ below this fraction of the edge's threshold a whole step is one of gradient flow. */
const FAR = 0.9;

/** One run in a step of length η in time. */
interface RunStep {
  /** ∇L + wd·θ over the whole training set. */
  slope(theta: Float32Array): Promise<Float64Array>;
  readonly program: RuleSteps['program'];
  readonly weightDecay: number;
  readonly rate: number;
  readonly directions: number;
  readonly stream: RandomStream;
  /** h. */
  differenceStep: number;
}

/** θ in f64 and what goes with it. */
interface Position {
  readonly theta: Float64Array;
  readonly vectors: readonly Float32Array[];
  readonly atEdge: number;
  /** tr Σ of the last substep. */
  readonly variance: number;
  /** Time of the substep that led here. */
  readonly elapsed: number;
}

/** How a step is divided. */
interface Division {
  /** Substeps at the edge. */
  readonly count: number;
  /** Time left of the step. */
  readonly left: number;
}

/** Undefined where the run diverges; the number of eigenvalues at the edge where they are too many. */
async function substep(
  run: RunStep,
  from: Position,
  { count, left }: Division,
): Promise<Position | number | undefined> {
  const theta = Float32Array.from(from.theta);
  const slope = await run.slope(theta);
  if (!slope.every(Number.isFinite)) return undefined;
  const limit = 2 / run.rate - run.weightDecay;
  const point = await run.program.at(theta);
  const space = await edgeSpace(point, theta.length, { ...run, limit, earlier: from.vectors }).finally(() =>
    point.dispose(),
  );
  if (space === undefined) return undefined;
  const { pairs, atEdge } = space;
  if (atEdge > run.directions) return atEdge;
  const isFar = left === run.rate && pairs.values[0] < FAR * NEAR_EDGE * limit;
  const time = isFar ? left : run.rate / count;
  const { force, variance } = atEdge > 0 ? await forceOf(run, space, { limit, theta, slope, time }) : NO_FORCE;
  const stable = stableCount(time, Math.abs(pairs.values[0]) + run.weightDecay);
  if (Number.isNaN(stable)) return undefined;
  const field = async (points: Float64Array) => {
    const at = await run.slope(Float32Array.from(points));
    return at.map((x, p) => -(x + (force?.[p] ?? 0)));
  };
  const counts = [isFar ? (stable * count) / SUBSTEPS : stable];
  const end = await rungeKutta(field, { start: from.theta, times: [time], counts });
  return { theta: end, vectors: pairs.vectors.slice(0, run.directions + 2), atEdge, variance, elapsed: time };
}

const NO_FORCE = { force: undefined, variance: 0 };

/** ½∇⟨H, Σ⟩, with h chosen where it is not known. */
async function forceOf(run: RunStep, space: EdgeSpace, options: Omit<ForceOptions, 'differenceStep'>) {
  const [scale, vector] = [space.pairs.values[0], space.pairs.vectors[0]];
  if (run.differenceStep === 0)
    run.differenceStep = (await chooseDifferenceStep(run.program, { theta: options.theta, vector, scale })).step;
  return edgeForce(run.program, space, { ...options, differenceStep: run.differenceStep });
}

/** A step in equal substeps; tr Σ is the mean over them. */
async function inSubsteps(run: RunStep, start: Position, count: number): Promise<Position | number | undefined> {
  let position = start;
  let variance = 0;
  for (let n = 0; n < count; n++) {
    const next = await substep(run, position, { count, left: run.rate * (1 - n / count) });
    if (next === undefined || typeof next === 'number') return next;
    variance += (next.variance * next.elapsed) / run.rate;
    position = next;
    if (next.elapsed === run.rate) break;
  }
  return { ...position, variance };
}

const distance = (a: Float64Array, b: Float64Array) => norm(a.map((x, p) => x - b[p]));

/** Doubles the substeps until that changes the end by no more than the tolerance; the finer end, and the factor of the coarser. */
async function refined(run: RunStep, start: Position, tolerance: number) {
  let factor = 1;
  let coarse = await inSubsteps(run, start, SUBSTEPS);
  for (; ; factor *= 2) {
    const fine = await inSubsteps(run, start, 2 * SUBSTEPS * factor);
    if (typeof coarse !== 'object' || typeof fine !== 'object') return { end: fine, factor };
    const error = distance(fine.theta, coarse.theta);
    if (!(error > tolerance * distance(fine.theta, start.theta)) || factor >= MOST_REFINEMENT)
      return { end: fine, factor };
    coarse = fine;
  }
}

/** Steps of the central flow. */
export async function advanceCentralFlow(steps: RuleSteps, settings: CentralFlowSettings): Promise<RuledState> {
  const { order, parameters: P, state, program, update } = steps;
  const held = memoryOf(state, order.seeds.length);
  const memory = held.map((_, run) => unpackCentralFlow(state.step === 0 ? undefined : remembered(held, run), P));
  const whole = { steps: 1, batchSize: order.examples, orders: 1, orderOfRun: new Int32Array(1) };
  const batches = { ...whole, indices: Int32Array.from({ length: order.examples }, (_, i) => i) };
  const slope = async (theta: Float32Array) => {
    const { gradient } = await program.batchGradient(theta, batches);
    return Float64Array.from(gradient, (g, p) => g + update.weightDecay * theta[p]);
  };
  const advanced = await eachStep(steps, async ({ step, theta, velocity, rates }) => {
    for (const [row, own] of memory.entries()) {
      const rate = rates[row];
      if (rate === 0) continue;
      const here = rowOf(theta, row, P);
      const start: Position = {
        ...own,
        theta: Float64Array.from(here, (x, p) => x + own.rest[p]),
        variance: 0,
        elapsed: 0,
      };
      const fresh = step % settings.refreshSteps === 0;
      const run: RunStep = {
        slope,
        program,
        rate,
        weightDecay: update.weightDecay,
        directions: settings.directions,
        stream: randomStream(order.seeds[row], PURPOSE.ruleStart, drawIndex(order, step)),
        differenceStep: fresh ? 0 : own.differenceStep,
      };
      const { end, factor } = fresh
        ? await refined(run, start, settings.tolerance)
        : { end: await inSubsteps(run, start, SUBSTEPS * own.factor), factor: own.factor };
      memory[row] = moved({ here, velocity: rowOf(velocity, row, P), own, start, end, rate, factor, run });
    }
  });
  return { ...advanced, memory: memory.map((own) => packCentralFlow(own, settings.directions)) };
}

interface Move {
  readonly here: Float32Array;
  readonly velocity: Float32Array;
  readonly own: CentralFlowMemory;
  readonly start: Position;
  readonly end: Position | number | undefined;
  readonly rate: number;
  readonly factor: number;
  readonly run: RunStep;
}

/** Writes the end of a step to θ and m, and what it leaves to be remembered. */
function moved({ here, velocity, own, start, end, rate, factor, run }: Move): CentralFlowMemory {
  if (end === undefined || typeof end === 'number') {
    here.fill(Number.NaN);
    velocity.fill(Number.NaN);
    return { ...own, atEdge: end ?? own.atEdge, rest: own.rest.fill(Number.NaN) };
  }
  const rest = new Float32Array(here.length);
  for (let p = 0; p < here.length; p++) {
    here[p] = end.theta[p];
    rest[p] = end.theta[p] - here[p];
    velocity[p] = (start.theta[p] - end.theta[p]) / rate;
  }
  const { vectors, atEdge } = end;
  const variance = Math.fround(end.variance);
  return { factor, differenceStep: run.differenceStep, variance, atEdge, vectors, rest };
}
