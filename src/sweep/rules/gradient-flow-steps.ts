import { PURPOSE } from '../../math/rng.ts';
import { measureEigenpairs } from '../../probes/estimators/eigenpairs.ts';
import { hessianOperator } from '../../probes/operators/hessian.ts';
import { drawIndex } from './draw-index.ts';
import { type CurrentStep, eachStep } from './each-step.ts';
import { type FlowMemory, packMemory, unpackMemory } from './flow-memory.ts';
import { refine, stableCount } from './flow-steps.ts';
import { memoryOf, remembered } from './refresh.ts';
import type { RuledState, RuleSteps } from './rule.ts';
import { type Field, rungeKutta } from './runge-kutta.ts';

/** λ₁ only sets the size of substeps, with a margin. */
const EIGENVALUE_TOLERANCE = 0.05;

/** −(∇L + wd·θ) over the whole training set, at points rounded to f32. */
function descent({ program, order, update }: RuleSteps): Field {
  const indices = Int32Array.from({ length: order.examples }, (_, i) => i);
  const whole = { steps: 1, batchSize: order.examples, orders: 1, indices };
  return async (points, rows) => {
    const batches = { ...whole, orderOfRun: new Int32Array(rows.length) };
    const { gradient } = await program.batchGradient(Float32Array.from(points), batches);
    return points.map((x, i) => -(gradient[i] + update.weightDecay * x));
  };
}

/** λ₁ of each run with its eigenvector; NaN where the run diverged. */
async function sharpnessAt(steps: RuleSteps, { step, theta }: CurrentStep, earlier: readonly FlowMemory[]) {
  const point = await steps.program.at(theta);
  try {
    const spectra = await measureEigenpairs(hessianOperator(point), {
      dimension: steps.parameters,
      seeds: steps.order.seeds,
      index: drawIndex(steps.order, step),
      purpose: PURPOSE.ruleStart,
      tolerance: EIGENVALUE_TOLERANCE,
      warmStarts: earlier.map(({ sharpest }) => sharpest),
    });
    return spectra.map(({ pairs: [{ value, vector }] }) => ({ value, vector }));
  } finally {
    point.dispose();
  }
}

/** Integrates every run over a time of η, in f64: θ holds the result rounded to f32, the memory the rest. */
async function flow(
  steps: RuleSteps,
  current: CurrentStep,
  memory: FlowMemory[],
  options: { tolerance: number; fresh: boolean },
) {
  const { theta, velocity, rates } = current;
  const P = steps.parameters;
  const { weightDecay } = steps.update;
  const start = Float64Array.from(theta, (x, i) => x + memory[Math.floor(i / P)].rest[i % P]);
  const counts = memory.map(({ sharpness }, run) => stableCount(rates[run], sharpness + weightDecay));
  const field = descent(steps);
  const integration = { start, times: rates };
  let end: Float64Array;
  if (options.fresh) {
    const refined = await refine(field, { ...integration, counts, tolerance: options.tolerance });
    refined.factors.forEach((factor, run) => void (memory[run].factor = factor));
    end = refined.end;
  } else {
    const all = counts.map((count, run) => (Number.isNaN(count) ? 0 : count * memory[run].factor));
    end = await rungeKutta(field, { ...integration, counts: all });
  }
  counts.forEach((count, run) => {
    if (Number.isNaN(count)) end.fill(Number.NaN, run * P, (run + 1) * P);
    for (let i = run * P; i < (run + 1) * P; i++) {
      theta[i] = end[i];
      memory[run].rest[i - run * P] = end[i] - theta[i];
      if (rates[run] > 0) velocity[i] = (start[i] - end[i]) / rates[run];
    }
  });
}

/** Steps of gradient flow. */
export async function advanceFlow(
  steps: RuleSteps,
  settings: { readonly tolerance: number; readonly refreshSteps: number },
): Promise<RuledState> {
  const { order, parameters, state } = steps;
  const held = memoryOf(state, order.seeds.length);
  const memory = held.map((_, run) => unpackMemory(state.step === 0 ? undefined : remembered(held, run), parameters));
  const advanced = await eachStep(steps, async (current) => {
    const fresh = current.step % settings.refreshSteps === 0;
    if (fresh)
      (await sharpnessAt(steps, current, memory)).forEach(({ value, vector }, run) => {
        memory[run].sharpness = Math.fround(value); // as it is remembered, wherever the steps are cut
        memory[run].sharpest = vector;
      });
    await flow(steps, current, memory, { tolerance: settings.tolerance, fresh });
  });
  return { ...advanced, memory: memory.map(packMemory) };
}
