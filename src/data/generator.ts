import type { z } from 'zod';
import { PURPOSE, type RandomStream, randomStream } from '../math/rng.ts';
import type { Examples } from './dataset.ts';

export type Split = 'train' | 'test';

/**
 * A family of synthetic data sets of any size. Example i of a split is a function of (parameters, seed, split, i) alone, so
 * that a larger set extends a smaller one. Unless stated otherwise label i is i mod classes: sets are balanced and in a fixed
 * order, which the shuffling of batches removes.
 */
export interface Generator<S extends z.ZodObject = z.ZodObject> {
  readonly kind: string;
  readonly title: string;
  /** Holds `kind` and the parameters, each with its default and its control. */
  readonly parameters: S;
  inputShape(source: z.output<S>): readonly number[];
  /** K: classes, or 1 for a generator of real targets (`drawTargets`). */
  classes(source: z.output<S>): number;
  /** Number of examples, of a set that has no more than it holds; training and test examples share them. */
  examples?(source: z.output<S>): number;
  /** Fetches what `draw` needs; to be awaited before the first call of that. */
  load?(): Promise<void>;
  draw: Draw<z.output<S>>;
}

/** Draws `count` examples of a split. */
type Draw<Source> = (source: Source, split: Split, count: number, seed: number) => Examples;

/** `load` and `draw` of a generator whose drawing is no part of what a page loads first. */
export function drawnLater<Source>(fetchDraw: () => Promise<Draw<Source>>) {
  let loaded: Draw<Source> | null = null;
  return {
    load: async () => {
      loaded = await fetchDraw();
    },
    draw: (...request: Parameters<Draw<Source>>): Examples => {
      if (loaded === null) throw new Error('drawnLater: load must be awaited before draw, got a call without it.');
      return loaded(...request);
    },
  };
}

/** Returns its argument; infers the types of the generator's parameters. */
export function defineGenerator<const K extends string, S extends z.ZodObject>(
  generator: Generator<S> & { readonly kind: K },
): Generator<S> & { readonly kind: K } {
  return generator;
}

export interface DrawRequest {
  readonly split: Split;
  readonly count: number;
  readonly seed: number;
  /** Numbers per example. */
  readonly size: number;
}

/** Draws `count` examples, each from its own random stream. `example` fills a row of zeros and returns its label. */
export function drawEach(
  { split, count, seed, size }: DrawRequest,
  example: (index: number, stream: RandomStream, row: Float32Array) => number,
): Examples {
  const purpose = split === 'train' ? PURPOSE.trainExamples : PURPOSE.testExamples;
  const inputs = new Float32Array(count * size);
  const labels = new Uint16Array(count);
  for (let i = 0; i < count; i++)
    labels[i] = example(i, randomStream(seed, purpose, i), inputs.subarray(i * size, (i + 1) * size));
  return { count, inputs, labels };
}

/**
 * The same with a real target instead of a label: `example` fills its row and returns y, computed from the row, so that y is
 * exact for the inputs that the network receives, up to one rounding to f32.
 */
export function drawTargets(
  request: DrawRequest,
  example: (index: number, stream: RandomStream, row: Float32Array) => number,
): Examples {
  const targets = new Float32Array(request.count);
  const drawn = drawEach(request, (index, stream, row) => {
    targets[index] = example(index, stream, row);
    return 0;
  });
  return { ...drawn, targets };
}
