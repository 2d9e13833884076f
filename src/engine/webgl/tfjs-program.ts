import { SpecError } from '../../errors.ts';
import type { Advanced, AdvanceSettings, BatchSchedule, CohortState, Point, Program } from '../contract.ts';
import { checkSchedule } from './batches.ts';
import type { OpenNetwork } from './open-network.ts';
import { gatherSplit } from './resident-split.ts';
import { TfjsPoint } from './tfjs-point.ts';
import type { Trainer } from './trainer.ts';

/** `Program` of the contract: checks what comes in, steps with a trainer, measures with `TfjsPoint`. */
export class TfjsProgram implements Program {
  constructor(
    private readonly open: OpenNetwork,
    private readonly trainer: Trainer,
  ) {}

  get network() {
    return this.open.network;
  }

  get labels() {
    return this.open.labels;
  }

  async advance(settings: AdvanceSettings, state: CohortState, batches: BatchSchedule): Promise<Advanced> {
    const runs = this.runsOf('advance', state.theta);
    if (settings.learningRates.length !== runs || state.velocity.length !== state.theta.length) {
      throw new SpecError(
        `advance: learningRates and velocity must be those of ${runs} runs, got ${settings.learningRates.length} and ` +
          `${state.velocity.length} numbers. Give one learning rate per run and one velocity per parameter.`,
      );
    }
    checkSchedule(batches, runs, this.open.train.count);
    const [theta, velocity, lossSum] = this.trainer.train(settings, state, batches);
    const size = runs * this.open.layout.count;
    const share = 1 / (batches.steps * batches.batchSize);
    return {
      state: { step: state.step + batches.steps, theta: theta.slice(0, size), velocity: velocity.slice(0, size) },
      batchLoss: lossSum.slice(0, runs).map((sum) => sum * share),
    };
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
    const runs = theta.length / this.open.layout.count;
    if (Number.isInteger(runs) && runs > 0) return runs;
    throw new SpecError(
      `${where}: theta.length must be a positive multiple of ${this.open.layout.count}, got ${theta.length}. ` +
        'Lay parameters out as parameterLayout says.',
    );
  }
}
