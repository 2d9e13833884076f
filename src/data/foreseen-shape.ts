import { generatorOf } from './registry.ts';
import type { DatasetSpec, RemoteId } from './spec.ts';

/** What examples look like, before any has been made or read. */
export interface ExampleShape {
  readonly inputShape: readonly number[];
  /** K: classes, or 1 for a regression. */
  readonly classes: number;
}

const REMOTE_SHAPES: Readonly<Record<RemoteId, ExampleShape>> = {
  mnist: { inputShape: [28, 28, 1], classes: 10 },
  'fashion-mnist': { inputShape: [28, 28, 1], classes: 10 },
  'cifar-10': { inputShape: [32, 32, 3], classes: 10 },
};

/** For files, whose shape only their contents tell. */
const UNKNOWN: ExampleShape = { inputShape: [64], classes: 10 };

/** The shape of the examples of a spec after pooling; a guess for files, unless their reading says it. */
export function foreseenShape({ source, pool }: DatasetSpec): ExampleShape {
  const { inputShape, classes } = rawShape(source);
  if (inputShape.length !== 3) return { inputShape, classes };
  const [height, width, channels] = inputShape;
  return { inputShape: [Math.floor(height / pool), Math.floor(width / pool), channels], classes };
}

function rawShape(source: DatasetSpec['source']): ExampleShape {
  if (source.kind === 'remote') return REMOTE_SHAPES[source.id];
  if (source.kind === 'file') return { ...UNKNOWN, ...(source.reading?.image && { inputShape: source.reading.image }) };
  const generator = generatorOf(source);
  return { inputShape: generator.inputShape(source), classes: generator.classes(source) };
}

/** Numbers per example of a spec before pooling. */
export const rawInputs = ({ source }: DatasetSpec): number =>
  rawShape(source).inputShape.reduce((product, side) => product * side, 1);
