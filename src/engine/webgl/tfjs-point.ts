import * as tf from '@tensorflow/tfjs-core';
import type { Evaluation, Point } from '../contract.ts';
import type { Range } from './chunks.ts';
import { exampleDirection } from './example-direction.ts';
import { exampleNorms } from './example-norms.ts';
import { type ForwardActivations, outputs } from './forward-activations.ts';
import { gaussNewtonSum } from './gauss-newton.ts';
import type { OpenNetwork } from './open-network.ts';
import { disposeParameters, paddedRuns, padRows, type StageParameters, uploadParameters } from './parameters.ts';
import { outerSum } from './products.ts';
import { isCorrect, rowsOf } from './resident-split.ts';
import { type Direction, hessianSum, sharedDirection, tangentForward, tangentPass } from './tangent-pass.ts';
import { TrainingTraces } from './training-traces.ts';

/** `Point` of the contract in tfjs: every operator is a few products over the traces of the training set. */
export class TfjsPoint implements Point {
  private readonly runs: number;
  private readonly rows: number;
  private readonly parameters: StageParameters[];
  private readonly traces: TrainingTraces;

  constructor(
    private readonly open: OpenNetwork,
    theta: Float32Array,
    /** Releases what was allocated for this point alone. */
    private readonly release: () => void = () => {},
  ) {
    this.runs = theta.length / open.layout.count;
    this.rows = paddedRuns(this.runs);
    this.parameters = open.device.run(() => uploadParameters(theta, open.layout, this.rows));
    this.traces = new TrainingTraces(open, this.parameters);
  }

  async evaluate(split: 'train' | 'test'): Promise<Evaluation> {
    const { device, model } = this.open;
    const { inputs, targets, precedence, count } = this.open[split];
    const sums = device.run(() =>
      tf.tidy(() => {
        const parts = this.open.ranges(count).flatMap((range) =>
          tf.tidy(() => {
            const z = outputs(model, this.parameters, rowsOf(inputs, range));
            const { loss } = model.loss.trace(z, rowsOf(targets, range));
            const correct = precedence && tf.sum(isCorrect(z, rowsOf(precedence, range)), 1);
            return [tf.sum(loss, [1, 2]), ...(correct ? [correct] : [])];
          }),
        );
        return device.read(parts);
      }),
    );
    const parts = precedence ? 2 : 1;
    const mean = (which: number) =>
      Float64Array.from({ length: this.runs }, (_, run) => {
        let total = 0;
        for (let i = which; i < sums.length; i += parts) total += sums[i][run];
        return total / count;
      });
    return { loss: mean(0), accuracy: precedence ? mean(1) : new Float64Array(this.runs).fill(Number.NaN) };
  }

  async gradient(): Promise<Float32Array> {
    const share = this.open.device.constant(1 / this.open.train.count);
    return this.sum((trace) => this.outerSums(trace, (delta) => delta), share);
  }

  async hessianVector(v: Float32Array): Promise<Float32Array> {
    const share = this.open.device.constant(1 / this.open.train.count);
    return this.along(v, (direction) =>
      this.sum((trace) => {
        const tangents = tangentPass(this.passAlong(trace, direction));
        return hessianSum(this.open.model.stages, trace, tangents, this.open.ones);
      }, share),
    );
  }

  async exampleProjections(v: Float32Array): Promise<Float32Array> {
    const { train } = this.open;
    return this.along(v, (direction) =>
      this.readRows(train.count, () =>
        this.traces.map((trace) => {
          const top = trace.stages[trace.stages.length - 1];
          const moved = tangentForward(this.passAlong(trace, direction)).at(-1)!;
          return tf.sum<tf.Tensor2D>(tf.mul(top.delta, moved.z), -1);
        }),
      ),
    );
  }

  async weightedGradient(c: Float32Array): Promise<Float32Array> {
    const { device, train } = this.open;
    const weights = device.run(() => tf.tensor2d(padRows(c, train.count, this.rows), [this.rows, train.count]));
    const result = this.sum((trace, [from, to]) => {
      const part = tf.slice2d(weights, [0, from], [this.rows, to - from]);
      return this.outerSums(trace, (delta) => weighRows(delta, part));
    });
    weights.dispose();
    return result;
  }

  async exampleHessianSquare(v: Float32Array): Promise<Float32Array> {
    const { device, train, model, ones } = this.open;
    const share = device.constant(1 / train.count);
    return this.along(v, (direction) =>
      this.sum((trace) => {
        const first = tangentPass(this.passAlong(trace, direction));
        const own = model.stages.map((stage, i) => exampleDirection(stage, trace.stages[i], first[i]));
        return hessianSum(model.stages, trace, tangentPass(this.passAlong(trace, own)), ones);
      }, share),
    );
  }

  async gaussNewtonVector(v: Float32Array): Promise<Float32Array> {
    const share = this.open.device.constant(1 / this.open.train.count);
    return this.along(v, (direction) =>
      this.sum((trace) => gaussNewtonSum(this.passAlong(trace, direction), this.open.ones), share),
    );
  }

  async exampleGradientNorms(): Promise<Float32Array> {
    const { model, train } = this.open;
    return this.readRows(train.count, () => this.traces.map((trace) => exampleNorms(model.stages, trace)));
  }

  async outputs(split: 'train' | 'test'): Promise<Float32Array> {
    const { model, network, ranges } = this.open;
    const { inputs, count } = this.open[split];
    return this.readRows(count * network.classes, () =>
      ranges(count).map(([from, to]) => {
        const z = outputs(model, this.parameters, rowsOf(inputs, [from, to]));
        return tf.reshape<tf.Rank.R2>(z, [this.rows, (to - from) * network.classes]);
      }),
    );
  }

  dispose(): void {
    disposeParameters(this.parameters);
    this.traces.dispose();
    this.release();
  }

  private passAlong(trace: ForwardActivations, direction: readonly Direction[]) {
    return { model: this.open.model, parameters: this.parameters, trace, direction };
  }

  private outerSums(trace: ForwardActivations, weigh: (delta: tf.Tensor3D) => tf.Tensor3D): StageParameters[] {
    const { model, ones } = this.open;
    return trace.stages.map(({ input, delta }, index) =>
      outerSum(model.stages[index].product, input, weigh(delta), ones(delta.shape[1])),
    );
  }

  /** Uploads v as a direction for the duration of `work`. */
  private along<T>(v: Float32Array, work: (direction: readonly Direction[]) => T): T {
    const parts = this.open.device.run(() => uploadParameters(v, this.open.layout, this.rows));
    try {
      return work(parts.map((part, index) => sharedDirection(this.open.model.stages[index], part)));
    } finally {
      disposeParameters(parts);
    }
  }

  /** The results of `work` for all chunks, concatenated: `[R, width]`. */
  private readRows(width: number, work: () => tf.Tensor2D[]): Float32Array {
    const { device } = this.open;
    return device.run(() =>
      tf.tidy(() => {
        const [values] = device.read([tf.concat2d(work(), 1)]);
        return values.slice(0, this.runs * width);
      }),
    );
  }

  /** Σ over chunks of the results of `work`, `[R, P]`. */
  private sum(work: (trace: ForwardActivations, range: Range) => StageParameters[], share?: tf.Scalar): Float32Array {
    return this.traces.sum(work, share).slice(0, this.runs * this.open.layout.count);
  }
}

/** Scales the rows of each example by its weight. delta: `[R, n·s, out]`; weights: `[R, n]`. */
function weighRows(delta: tf.Tensor3D, weights: tf.Tensor2D): tf.Tensor3D {
  const [runs, examples] = weights.shape;
  const rows = tf.reshape(delta, [runs, examples, delta.size / (runs * examples)]);
  return tf.reshape(tf.mul(rows, tf.reshape(weights, [runs, examples, 1])), delta.shape);
}
