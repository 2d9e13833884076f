import { mean } from '../../math/statistics.ts';
import { distanceOf } from '../../sweep/inspection/distance.ts';
import { middleOf, type StepWindow, windowMean, windowPlaces } from '../../sweep/inspection/step-window.ts';
import { atEdgeOf, varianceOf } from '../../sweep/rules/central-flow-memory.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import { chebyshevDescent } from '../chebyshev-descent.ts';
import type { ClaimContext } from '../claim.ts';
import { type InspectedRun, type InspectedState, inspectRuns } from '../inspect-runs.ts';
import { partOf } from '../network-runs.ts';

/** η, with its edge at λ₁ = 5, which gradient flow passes after about 500 steps and leaves far behind. */
export const FLOW_RATE = 0.4;
export const FLOW_STEPS = 1600;
/** Steps of descent over which loss and weights are averaged: more than a burst of its oscillation and the rest after it. */
export const FLOW_WINDOW = 100;

/** Gradient descent, its central flow, and gradient flow, from the same weights. */
export const flowSweeps = (seeds: number): SweepSpecInput[] => {
  const shared = { learningRate: FLOW_RATE, seeds, steps: FLOW_STEPS };
  return [
    chebyshevDescent(shared),
    chebyshevDescent({ ...shared, rule: { kind: 'centralFlow', tolerance: 0.02, directions: 6, refreshSteps: 50 } }),
    chebyshevDescent({ ...shared, rule: { kind: 'gradientFlow', tolerance: 1e-3, refreshSteps: 50 } }),
  ];
};

/** The three paths over one window of steps, at equal times η·step. */
export interface FlowWindow {
  /** Its middle. */
  readonly step: number;
  /** Mean loss of descent. */
  readonly descentLoss: number;
  /** Mean of L + tr Σ/η along the central flow, and of L along gradient flow. */
  readonly centralLoss: number;
  readonly gradientLoss: number;
  /** Distance of the mean weights of descent from either flow at the middle. */
  readonly toCentral: number;
  readonly toGradient: number;
  /** Eigenvalues that the central flow holds at the edge in the middle. */
  readonly atEdge: number;
}

export interface FlowComparison {
  readonly seed: number;
  readonly windows: readonly FlowWindow[];
}

const WINDOWS = FLOW_STEPS / FLOW_WINDOW;
const windowOf = (window: number): StepWindow => ({
  first: window * FLOW_WINDOW + 1,
  last: (window + 1) * FLOW_WINDOW,
});
const lossOf = async ({ point }: InspectedState) => (await point.evaluate('train')).loss[0];

async function descentWindows({ run, at }: InspectedRun) {
  const windows: { loss: number; theta: Float64Array }[] = [];
  for (let window = 0; window < WINDOWS; window++) {
    const { loss, theta } = await windowMean(windowOf(window), (step) =>
      at(step, async (state) => ({ loss: await lossOf(state), theta: state.theta })),
    );
    windows.push({ loss, theta });
  }
  return { seed: run.seed, windows };
}

async function flowWindows({ at }: InspectedRun) {
  const windows: { loss: number; theta: Float32Array; atEdge: number }[] = [];
  for (let window = 0; window < WINDOWS; window++) {
    const losses: number[] = [];
    let middle: { theta: Float32Array; atEdge: number } | undefined;
    for (const step of windowPlaces(windowOf(window)))
      await at(step, async (state) => {
        losses.push((await lossOf(state)) + varianceOf(state.memory) / FLOW_RATE);
        if (step === middleOf(windowOf(window))) middle = { theta: state.theta, atEdge: atEdgeOf(state.memory) };
      });
    windows.push({ loss: mean(losses), ...(middle as { theta: Float32Array; atEdge: number }) });
  }
  return windows;
}

/** Trains the three sweeps and compares them window by window, one comparison per seed. */
export async function compareFlows(
  [descent, central, gradient]: readonly SweepSpecInput[],
  context: ClaimContext,
): Promise<FlowComparison[]> {
  const descents = await inspectRuns([descent], partOf(context, 0, 0.1), descentWindows);
  const centrals = await inspectRuns([central], partOf(context, 0.1, 0.85), flowWindows);
  // gradient flow carries other memory than the central one, which must not be read as its variance
  const gradients = await inspectRuns([gradient], partOf(context, 0.85, 1), async ({ at, ...rest }) =>
    flowWindows({ ...rest, at: (step, measure) => at(step, (state) => measure({ ...state, memory: undefined })) }),
  );
  return descents.map(({ seed, windows }, run) => ({
    seed,
    windows: windows.map(({ loss, theta }, window) => {
      const [c, g] = [centrals[run][window], gradients[run][window]];
      return {
        step: middleOf(windowOf(window)),
        descentLoss: loss,
        centralLoss: c.loss,
        gradientLoss: g.loss,
        toCentral: distanceOf(theta, c.theta),
        toGradient: distanceOf(theta, g.theta),
        atEdge: c.atEdge,
      };
    }),
  }));
}
