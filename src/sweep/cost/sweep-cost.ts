import { foreseenShape, rawInputs } from '../../data/foreseen-shape.ts';
import { dataSeedsOf, seedsOf } from '../../data/seeds.ts';
import type { EngineKind } from '../../engine/contract.ts';
import { resolveNetwork } from '../../engine/model.ts';
import { ruleOf } from '../rules/registry.ts';
import { batchSizesOf, learningRatesOf } from '../spec/axis.ts';
import type { SweepSpec } from '../spec/sweep-spec.ts';
import { calendarOf } from '../training/calendar.ts';
import { endStepOf } from '../training/end-step.ts';
import { NO_CORRECTION, type SpeedCorrection, secondsOf } from './engine-speed.ts';
import { expectedSteps, NOT_STARTED } from './expected-steps.ts';
import { networkWork } from './network-work.ts';
import { type CostedPlan, runCosts } from './run-cost.ts';
import { addWork, NO_WORK, operationsOf, type PhaseWork } from './work.ts';

/** What a sweep will cost, apart from the machine. */
export interface SweepCost {
  readonly runs: number;
  /** Steps of all runs together. Expected: a target loss ends runs before their cap. */
  readonly steps: { readonly expected: number; readonly most: number };
  /** Cap of the longest run. */
  readonly longestRun: number;
  /** Expected, of all runs. */
  readonly work: PhaseWork;
  /** Expected floating-point operations. */
  readonly operations: number;
  /** Samples recorded at most. */
  readonly samples: number;
  readonly bytes: SweepBytes;
  /** Making generated examples once, on the thread that plans the sweep. */
  readonly dataSeconds: number;
}

/** Memory, in bytes. */
export interface SweepBytes {
  /** Training and test inputs of one data set, before pooling. */
  readonly data: number;
  /** θ, m, the last eigenvector and what a rule carries, of all runs. */
  readonly states: number;
  readonly samples: number;
}

/** A sample in a trace: its columns, grown by half when full; 24 bytes were measured without errors. */
const BYTES_PER_SAMPLE = 40;
/** θ, m and the last eigenvector. */
const VECTORS_PER_RUN = 3;
/** Drawing a generated example and each of its numbers: processor times of all generators, of which glyphs take the longest. */
const SECONDS_PER_EXAMPLE = 1.2e-6;
const SECONDS_PER_INPUT = 3.5e-7;

/** The model; without what fits only some shapes of examples where theirs is a guess. */
function foreseenModel({ model, dataset: { source } }: SweepSpec): SweepSpec['model'] {
  if (source.kind !== 'file') return model;
  const { architecture: _, residual: __, ...layered } = model;
  return source.reading?.image ? layered : { ...layered, stem: [] };
}

/** What a plan will be, as far as costs depend on it: for files a guess of their shape, see `foreseenShape`. */
function foreseenPlan(spec: SweepSpec): CostedPlan {
  const { inputShape, classes } = foreseenShape(spec.dataset);
  const { trainCount: examples, testCount: testExamples } = spec.dataset;
  const sizes = batchSizesOf(spec.grid.batchSizes, examples).map((size) => Math.min(size, examples));
  const calendars = new Map(sizes.map((size) => [size, calendarOf(examples, size, spec.schedule?.batch)]));
  return { spec, network: resolveNetwork(foreseenModel(spec), inputShape, classes), examples, testExamples, calendars };
}

/**
 * The cost of a sweep from its spec alone, before any data, run or plan is made: the work of this function depends on the
 * number of cells, not on that of runs, steps or examples. Throws SpecError where the spec cannot be planned.
 */
export function sweepCost(spec: SweepSpec): SweepCost {
  const plan = foreseenPlan(spec);
  const costs = runCosts(plan);
  const learningRates = learningRatesOf(spec.grid.learningRates);
  const cells = [...plan.calendars].flatMap(([batchSize, calendar]) =>
    learningRates.map((learningRate) => {
      return { batchSize, learningRate, endStep: endStepOf(spec.budget, { learningRate, calendar }) };
    }),
  );
  const perCell = seedsOf(spec.grid.seeds).length * dataSeedsOf(spec.dataset).length;
  const untried = cells.map(() => NOT_STARTED);
  const expected = expectedSteps(cells, untried, spec.budget);
  let work: PhaseWork = NO_WORK;
  const totals = { expected: 0, most: 0, samples: 0 };
  cells.forEach((cell, index) => {
    work = addWork(work, costs.work(cell, { step: expected[index], hasEnded: true }), perCell);
    totals.expected += perCell * expected[index];
    totals.most += perCell * cell.endStep;
    totals.samples += perCell * costs.samples({ step: cell.endStep, hasEnded: true });
  });
  const runs = cells.length * perCell;
  const { parameters } = networkWork(plan.network);
  const { vectors } = ruleOf(spec.rule).cost({ examples: plan.examples, batchSize: cells[0].batchSize });
  const examples = plan.examples + plan.testExamples;
  const isGenerated = spec.dataset.source.kind !== 'remote' && spec.dataset.source.kind !== 'file';
  return {
    runs,
    steps: { expected: totals.expected, most: totals.most },
    longestRun: cells.reduce((longest, { endStep }) => Math.max(longest, endStep), 0),
    work,
    operations: operationsOf(work),
    samples: totals.samples,
    bytes: {
      data: examples * rawInputs(spec.dataset) * Float32Array.BYTES_PER_ELEMENT,
      states: runs * parameters * (VECTORS_PER_RUN + vectors) * Float32Array.BYTES_PER_ELEMENT,
      samples: totals.samples * BYTES_PER_SAMPLE,
    },
    dataSeconds: isGenerated ? examples * (SECONDS_PER_EXAMPLE + rawInputs(spec.dataset) * SECONDS_PER_INPUT) : 0,
  };
}

/** Where a sweep is to be performed. */
export interface Machine {
  readonly engine: EngineKind;
  /** Threads, each with its own copy of the data. */
  readonly workers: number;
  readonly correction?: SpeedCorrection | null;
}

/** Duration and memory of a sweep on a machine. Memory: states, samples and a copy of the data on every thread. */
export function costOn(cost: SweepCost, { engine, workers, correction }: Machine) {
  const { data, states, samples } = cost.bytes;
  return {
    seconds: cost.dataSeconds + secondsOf(cost.work, engine, correction ?? NO_CORRECTION) / workers,
    bytes: data * (1 + workers) + states + samples,
  };
}
