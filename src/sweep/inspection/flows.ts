import type { Dataset } from '../../data/dataset.ts';
import type { Program } from '../../engine/contract.ts';
import { SpecError } from '../../errors.ts';
import { planSweep } from '../plan.ts';
import { atEdgeOf, varianceOf } from '../rules/central-flow-memory.ts';
import { FLOW_RULES, type FlowRule } from '../rules/flow-rules.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';
import { flowMisfit, flowSpec } from '../training/fork.ts';
import { distanceOf } from './distance.ts';
import type { FlowPlace, FlowsFinding } from './findings.ts';
import { topEigenpairs } from './spectrum.ts';
import { createRunStates, type RunStates } from './states.ts';
import { middleOf, type StepWindow, windowMean, windowPlaces } from './step-window.ts';

/** A run beside its flows from one of its steps. */
export interface FollowedRun {
  readonly from: number;
  readonly descent: RunStates;
  readonly central: RunStates;
  readonly gradient: RunStates;
}

/** Throws SpecError where the run is not compared with flows. */
export function followRun(
  program: Program,
  plan: SweepPlan,
  { run, from, dataset }: { readonly run: Run; readonly from: number; readonly dataset: Dataset },
): FollowedRun {
  const misfit = flowMisfit(plan, run);
  if (misfit !== undefined) throw new SpecError(misfit);
  const flow = (rule: FlowRule) => {
    const flowPlan = planSweep(flowSpec(plan, run, from, rule), dataset);
    return createRunStates(program, flowPlan, flowPlan.runs[0]);
  };
  return {
    from,
    descent: createRunStates(program, plan, run),
    central: flow(FLOW_RULES.centralFlow),
    gradient: flow(FLOW_RULES.gradientFlow),
  };
}

async function lossAt(program: Program, theta: Float32Array): Promise<number> {
  const point = await program.at(theta);
  try {
    return (await point.evaluate('train')).loss[0];
  } finally {
    point.dispose();
  }
}

/** Both flows and the run over one window of its steps. Windows are asked for in order: each state is trained from the one before. */
export async function findFlows(
  program: Program,
  { from, descent, central, gradient }: FollowedRun,
  window: StepWindow,
): Promise<FlowsFinding> {
  const step = middleOf(window);
  const sharpnessAt = async (theta: Float32Array) => {
    if (!theta.every(Number.isFinite)) return { value: Number.NaN, error: Number.NaN };
    const [{ value, error }] = await topEigenpairs(program, theta, { seed: descent.run.seed, step, count: 1 });
    return { value, error };
  };
  const { loss, losses, theta } = await windowMean(window, async (at) => {
    const state = await descent.at(at);
    return { loss: await lossAt(program, state.theta), theta: state.theta };
  });
  const placeOf = async (flow: RunStates, isCentral: boolean): Promise<FlowPlace> => {
    const places = windowPlaces(window);
    let flowLoss = 0;
    for (const place of places) {
      const state = await flow.at(place - from);
      const variance = isCentral ? varianceOf(state.memory?.[0]) : 0;
      flowLoss += ((await lossAt(program, state.theta)) + variance / flow.run.learningRate) / places.length;
    }
    const middle = await flow.at(step - from);
    return {
      loss: flowLoss,
      sharpness: await sharpnessAt(middle.theta),
      distance: distanceOf(theta, middle.theta),
      atEdge: isCentral ? atEdgeOf(middle.memory?.[0]) : 0,
    };
  };
  return {
    step,
    window,
    run: { loss, losses, sharpness: await sharpnessAt((await descent.at(step)).theta) },
    central: await placeOf(central, true),
    gradient: await placeOf(gradient, false),
  };
}
