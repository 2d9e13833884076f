import type { Point, Program } from '../../engine/contract.ts';
import { measureRoundoff } from '../../probes/operators/roundoff.ts';
import { measureSharpness, type Sharpness, sharpnessEstimates } from '../../probes/quantities/sharpness.ts';
import { type Tier, tiersUpTo } from '../../probes/scalar/tiers.ts';
import type { RecordedProbe, Sample } from '../results/trace-store.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';
import { measureTiers } from './measure-tier.ts';
import type { PhaseObserver } from './phase.ts';
import { groupsOf, selectRows } from './rows.ts';
import type { RunMemory } from './run-status.ts';
import type { SegmentState } from './segment-state.ts';

/** What to measure at this step. Training losses come first, since they decide which runs end and so what else is due. */
export interface Due {
  trainDue(run: Run): boolean;
  testDue(run: Run): boolean;
  sharpnessDue(run: Run): boolean;
  tierDue(tier: Tier, run: Run): boolean;
  diverged(run: Run): boolean;
  onTrainLosses(losses: Float64Array): RunMemory[];
  readonly onPhase?: PhaseObserver | undefined;
}

export interface MeasuredRuns {
  readonly samples: Sample[];
  readonly watched: readonly RunMemory[];
  readonly sharpest: SegmentState['sharpest'];
}

/** Runs `task` at the parameters of some rows only, reusing the point of the whole cohort for all rows. */
async function atRows<T>(
  { program, whole, state, parameters }: { program: Program; whole: Point; state: SegmentState; parameters: number },
  rows: readonly number[],
  task: (point: Point) => Promise<T>,
): Promise<T> {
  if (rows.length === state.runs.length) return task(whole);
  const point = await program.at(selectRows(state.theta, rows, parameters));
  try {
    return await task(point);
  } finally {
    point.dispose();
  }
}

/** Scalar probes of every due tier; tiers that are due for the same runs share their work. */
async function measureDueTiers(
  program: Program,
  plan: SweepPlan,
  state: SegmentState,
  { rowsDue, onPhase }: { rowsDue: (tier: Tier) => readonly number[]; onPhase: PhaseObserver | undefined },
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const groups = new Map<string, { tiers: Tier[]; rows: readonly number[] }>();
  for (const tier of tiersUpTo(plan.spec.measure.tier)) {
    const rows = rowsDue(tier);
    const group = groups.get(rows.join()) ?? { tiers: [], rows };
    group.tiers.push(tier);
    groups.set(rows.join(), group);
  }
  for (const group of groups.values())
    samples.push(...(await measureTiers(program, plan, state, { ...group, onPhase })));
  return samples;
}

/** λ₁ of some rows; `point` is at their parameters. */
async function sharpnessAt(
  point: Point,
  { parameters, spec, network }: SweepPlan,
  { runs, step, sharpest }: SegmentState,
  rows: readonly number[],
): Promise<{ sharpness: Sharpness[]; samples: Sample[] }> {
  const sharpness = await measureSharpness(point, {
    runs: rows.length,
    parameters,
    tolerance: spec.measure.sharpnessTolerance,
    maxIterations: spec.measure.sharpnessIterations,
    seeds: rows.map((row) => runs[row].seed),
    index: step,
    warmStart: rows.map((row) => sharpest[row]),
  });
  const roundoff = await measureRoundoff(point, { runs: rows.length, loss: network.loss });
  const samples = sharpnessEstimates(sharpness, roundoff).map(({ value, error, converged }, i): Sample => {
    return { run: runs[rows[i]].id, probe: 'sharpness', step, value, error, converged };
  });
  return { sharpness, samples };
}

/** Measures all that is due on the runs of a state; runs that are not due get no samples. */
export async function measureRuns(
  program: Program,
  plan: SweepPlan,
  state: SegmentState,
  due: Due,
): Promise<MeasuredRuns> {
  const { parameters } = plan;
  const { step, runs } = state;
  const samples: Sample[] = [];
  const record = (run: Run, probe: RecordedProbe, value: number) =>
    void samples.push({ run: run.id, probe, step, value });
  const classifies = program.targets === undefined; // a regression has no accuracy
  due.onPhase?.('losses');
  const whole = await program.at(state.theta);
  const rowsWhere = (wanted: (run: Run) => boolean) =>
    runs.flatMap((run, row) => (wanted(run) && !due.diverged(run) ? [row] : []));
  const context = { program, whole, state, parameters };
  try {
    const train = await whole.evaluate('train');
    runs.forEach((run, row) => {
      if (!due.trainDue(run)) return;
      record(run, 'trainLoss', train.loss[row]);
      if (classifies) record(run, 'trainAccuracy', train.accuracy[row]);
    });
    const watched = due.onTrainLosses(train.loss);

    const testRows = rowsWhere(due.testDue);
    if (testRows.length > 0) {
      const test = await atRows(context, testRows, (point) => point.evaluate('test'));
      testRows.forEach((row, i) => {
        record(runs[row], 'testLoss', test.loss[i]);
        if (classifies) record(runs[row], 'testAccuracy', test.accuracy[i]);
      });
    }

    samples.push(
      ...(await measureDueTiers(program, plan, state, {
        rowsDue: (tier) => rowsWhere((run) => due.tierDue(tier, run)),
        onPhase: due.onPhase,
      })),
    );

    const sharpRows = rowsWhere(due.sharpnessDue);
    if (sharpRows.length === 0) return { samples, watched, sharpest: state.sharpest };
    due.onPhase?.('sharpness');
    const measured: Sharpness[] = [];
    for (const rows of groupsOf(sharpRows, program.runsAtOnce)) {
      const found = await atRows(context, rows, (point) => sharpnessAt(point, plan, state, rows));
      measured.push(...found.sharpness);
      samples.push(...found.samples);
    }
    const sharpest = runs.map((_, row) => measured[sharpRows.indexOf(row)]?.vector ?? state.sharpest[row]);
    return { samples, watched, sharpest };
  } finally {
    whole.dispose();
  }
}
