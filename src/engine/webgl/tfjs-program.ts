import { SpecError } from '../../errors.ts';
import { checkAnswers, checkedRuns, checkOneStep, checkSchedule, rateStride } from '../check-schedule.ts';
import type {
  Advanced,
  AdvanceSettings,
  BatchAnswers,
  BatchGradient,
  BatchIndices,
  CohortState,
  Point,
  Program,
} from '../contract.ts';
import type { OpenNetwork } from './open-network.ts';
import { gatherSplit } from './resident-split.ts';
import { TfjsPoint } from './tfjs-point.ts';
import type { Trainer } from './trainer.ts';

const PLAIN = { momentum: 0, nesterov: false, weightDecay: 0 };

/** Targets, or one-hot labels, `[S, B, K]`. */
function answerTable(answers: BatchAnswers, classes: number): Float32Array {
  if ('targets' in answers) return answers.targets;
  const table = new Float32Array(answers.labels.length * classes);
  answers.labels.forEach((label, i) => void (table[i * classes + label] = 1));
  return table;
}

/** `Program` of the contract: checks its arguments, trains with a trainer, measures with `TfjsPoint`. */
export class TfjsProgram implements Program {
  readonly targets?: Float32Array;

  constructor(
    private readonly open: OpenNetwork,
    private readonly trainer: Trainer,
  ) {
    if (open.targets) this.targets = open.targets;
  }

  get network() {
    return this.open.network;
  }

  get labels() {
    return this.open.labels;
  }

  async advance(settings: AdvanceSettings, state: CohortState, batches: BatchIndices): Promise<Advanced> {
    const runs = this.runsOf('advance', state.theta);
    if (state.velocity.length !== state.theta.length) {
      throw new SpecError(
        `advance: velocity must be R × P = ${state.theta.length} long, got ${state.velocity.length}. ` +
          'Pass zeros before step 0.',
      );
    }
    rateStride(settings.learningRates, runs, batches.steps);
    checkSchedule('advance', batches, { runs, examples: this.open.train.count });
    const [theta, velocity, lossSum] = this.trainer.train(settings, state, batches);
    const size = runs * this.open.layout.count;
    const share = 1 / (batches.steps * batches.batchSize);
    return {
      state: { step: state.step + batches.steps, theta: theta.slice(0, size), velocity: velocity.slice(0, size) },
      batchLoss: lossSum.slice(0, runs).map((sum) => sum * share),
    };
  }

  /** One plain step from rest with η = 0: its momentum buffer is the gradient. */
  async batchGradient(theta: Float32Array, batches: BatchIndices, answers?: BatchAnswers): Promise<BatchGradient> {
    const runs = this.runsOf('batchGradient', theta);
    checkOneStep(batches);
    checkSchedule('batchGradient', batches, { runs, examples: this.open.train.count });
    const { network, targets } = this.open;
    if (answers) checkAnswers('batchGradient', answers, batches, { network, regression: targets !== undefined });
    const settings = { update: PLAIN, learningRates: new Float32Array(runs) };
    const start = { step: 0, theta, velocity: new Float32Array(theta.length) };
    const given = answers && answerTable(answers, network.classes);
    const [, velocity, lossSum] = this.trainer.train(settings, start, batches, given);
    const gradient = velocity.slice(0, theta.length);
    const loss = lossSum.slice(0, runs).map((sum) => sum / batches.batchSize);
    const P = this.open.layout.count;
    for (let run = 0; run < runs; run++) {
      // GLSL functions need not propagate NaN, so θ is checked too.
      if (theta.subarray(run * P, (run + 1) * P).some(Number.isNaN)) loss[run] = Number.NaN;
      if (!Number.isFinite(loss[run])) gradient.fill(Number.NaN, run * P, (run + 1) * P);
    }
    return { gradient, loss };
  }

  async at(theta: Float32Array, examples?: Int32Array): Promise<Point> {
    this.runsOf('at', theta);
    if (examples === undefined) return new TfjsPoint(this.open, theta);
    const train = this.open.device.run(() => gatherSplit(this.open.train, examples));
    return new TfjsPoint({ ...this.open, train }, theta, train.dispose);
  }

  dispose(): void {
    this.trainer.dispose();
    this.open.dispose();
  }

  private runsOf(where: string, theta: Float32Array): number {
    return checkedRuns(where, theta, this.open.layout.count);
  }
}
