import * as tf from '@tensorflow/tfjs-core';
import { type Range, traceFits } from './chunks.ts';
import { disposeActivations, type ForwardActivations, keepActivations, traceChunk } from './forward-activations.ts';
import type { OpenNetwork } from './open-network.ts';
import { disposeParameters, flattenParameters, mapParameters, type StageParameters } from './parameters.ts';
import { rowsOf } from './resident-split.ts';

/**
 * Forward and backward passes of the training set at one θ, chunk by chunk: computed on first use and kept if all of them
 * fit, so that a Hessian-vector product costs only its R-pass; otherwise recomputed for every call.
 */
export class TrainingTraces {
  private readonly kept: ForwardActivations[] = [];
  private readonly keeps: boolean;

  constructor(
    private readonly open: OpenNetwork,
    private readonly parameters: readonly StageParameters[],
  ) {
    const rows = parameters[0].weights.shape[0];
    this.keeps = traceFits(open.model.stages, open.train.count, rows);
  }

  /** The results of `work` for each chunk, each in a separate tidy. */
  map<T extends tf.TensorContainer>(work: (trace: ForwardActivations, range: Range) => T): T[] {
    const { ranges, train } = this.open;
    return ranges(train.count).map((range, index) => this.withTrace(range, index, (trace) => work(trace, range)));
  }

  /** share · Σ over chunks of the results of `work`, read back as `[rows, P]`. */
  sum(work: (trace: ForwardActivations, range: Range) => StageParameters[], share?: tf.Scalar): Float32Array {
    const { device, train, ranges } = this.open;
    return device.run(() =>
      tf.tidy(() => {
        let total: StageParameters[] | null = null;
        ranges(train.count).forEach((range, index) => {
          const part = this.withTrace(range, index, (trace) => work(trace, range));
          const before = total;
          total = before ? mapParameters((a, b) => tf.add(a, b), before, part) : part;
          if (before) disposeParameters([...before, ...part]);
        });
        const flat = flattenParameters(total!);
        return device.read([share ? tf.mul(flat, share) : flat])[0];
      }),
    );
  }

  dispose(): void {
    for (const trace of this.kept) disposeActivations(trace);
    this.kept.length = 0;
  }

  private withTrace<T extends tf.TensorContainer>(
    range: Range,
    index: number,
    work: (trace: ForwardActivations) => T,
  ): T {
    const { model, train } = this.open;
    const make = (): ForwardActivations => {
      const chunk = { x: rowsOf(train.inputs, range), y: rowsOf(train.targets, range), curved: true };
      const { stages, probabilities } = traceChunk(model, this.parameters, chunk);
      return { stages, probabilities };
    };
    if (!this.keeps) return tf.tidy(() => work(make()));
    if (!this.kept[index]) {
      tf.tidy(() => {
        this.kept[index] = keepActivations(make());
      });
    }
    return tf.tidy(() => work(this.kept[index]));
  }
}
