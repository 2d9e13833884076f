import { type Dataset, isRegression } from '../../data/dataset.ts';
import type { Engine } from '../../engine/contract.ts';
import { SpecError } from '../../errors.ts';
import { type RunId, runById, type SweepPlan } from '../sweep-plan.ts';
import type { FindingOf, Findings, Want } from './findings.ts';
import { type FollowedRun, findFlows, followRun } from './flows.ts';
import { findInterpolation } from './interpolation.ts';
import { findField, findImages } from './predictions.ts';
import { findSlice } from './slice.ts';
import { findEigenvalues, findSpectrum } from './spectrum.ts';
import { createRunStates, type RunStates } from './states.ts';

export interface InspectRequest<W extends Want = Want> {
  readonly run: RunId;
  readonly step: number;
  readonly want: W;
}

/** Inspects the runs of one sweep at any step. Findings depend on sweep and request alone; caches only save time. */
export interface RunInspector {
  inspect<W extends Want>(request: InspectRequest<W>): Promise<FindingOf<W>>;
  dispose(): void;
}

/** An inspector in this thread, for the runs that are trained on `dataset`. It owns the program that it opens, not the engine. */
export async function createInspector(engine: Engine, plan: SweepPlan, dataset: Dataset): Promise<RunInspector> {
  const program = await engine.open(plan.network, dataset);
  let states: RunStates | null = null;
  /** States of the run that interpolation leads to, kept while steps of the other run are inspected. */
  let otherStates: RunStates | null = null;
  const fresh = (id: RunId) => createRunStates(program, plan, runById(plan, id));
  const statesOf = (id: RunId) => {
    if (states?.run.id !== id) states = otherStates?.run.id === id ? otherStates : fresh(id);
    return states;
  };
  const statesOfOther = (id: RunId, own: RunStates) => {
    const { dataSeed } = runById(plan, id);
    if (dataSeed !== own.run.dataSeed)
      throw new SpecError(
        `inspection: both runs must be trained on the same data set, got data seeds ${own.run.dataSeed} and ` +
          `${dataSeed}. Compare runs of one data seed.`,
      );
    if (otherStates?.run.id !== id) otherStates = states?.run.id === id ? states : fresh(id);
    return otherStates;
  };
  let followed: FollowedRun | null = null;
  const followedOf = (id: RunId, from: number) => {
    if (followed?.descent.run.id !== id || followed.from !== from)
      followed = followRun(program, plan, { run: runById(plan, id), from, dataset });
    return followed;
  };
  const predictions = async (theta: Float32Array) => {
    const { inputShape, test } = dataset;
    if (isRegression(dataset)) return null; // no class to predict
    if (inputShape.length === 1 && inputShape[0] === 2) return findField(engine, plan, dataset, theta);
    return inputShape.length === 3 && test.count > 0 ? findImages(program, dataset, theta) : null;
  };
  const find = async ({ run, step, want }: InspectRequest): Promise<Findings[keyof Findings]> => {
    const own = statesOf(run);
    switch (want.kind) {
      case 'spectrum':
        return findSpectrum(program, own, step);
      case 'eigenvalues':
        return findEigenvalues(program, own, want.steps);
      case 'slice':
        return findSlice(program, own, { step, plane: want.plane });
      case 'interpolation':
        return findInterpolation(program, {
          from: { states: own, step },
          to: { states: statesOfOther(want.other, own), step: want.otherStep },
          hasTest: dataset.test.count > 0,
        });
      case 'flows':
        return findFlows(program, followedOf(run, want.from), want.window);
      case 'predictions':
        return predictions((await own.at(step)).theta);
    }
  };
  // One inspection at a time, since they share cached states.
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = (request: InspectRequest) => {
    const finding = before.then(() => find(request));
    before = finding.catch(() => null); // handled by the caller
    return finding;
  };
  return {
    inspect: <W extends Want>(request: InspectRequest<W>) => inTurn(request) as Promise<FindingOf<W>>,
    dispose: () => program.dispose(),
  };
}
