import { SpecError } from '../../errors.ts';
import { type FoundLayers, PREFIXES } from './layer-arrays.ts';
import type { TensorFile } from './tensors.ts';

/** Data, and arrays that "Export run" writes in addition to the network. */
const KNOWN = ['x_train', 'y_train', 'x_test', 'y_test', 'batches', 'batch_sizes', 'learning_rates'];
/** Momentum before the first step, in the file of a warm-started run. */
const INITIAL_VELOCITY = 'initial_velocity.';

/** Arrays of batch, layer or group normalisation: statistics, scales and shifts. */
const NORMALISATION =
  /running_(mean|var)$|num_batches_tracked$|gamma|beta\d*$|(^|[._])(bn|norm|batchnorm|layernorm|ln)\d*([._]|$)/;

/** Whether an array belongs to a normalisation layer: by its name, or a weight of one dimension. */
const isNormalisation = (file: TensorFile) => (name: string) =>
  NORMALISATION.test(name) || (/(^|\.)weight$/.test(name) && file.shape(name)?.length === 1);

/** Arrays of a file, in its spelling, that neither the network nor its data use. */
function unusedArrays(file: TensorFile, { layers, norms }: FoundLayers, normalised: boolean): string[] {
  const own = [...layers, ...(normalised ? norms : [])].flatMap(({ weight, bias }) => [weight, bias]);
  const used = new Set([
    ...KNOWN,
    ...['', ...PREFIXES, INITIAL_VELOCITY].flatMap((prefix) => own.map((name) => prefix + name)),
  ]);
  return file.names.filter((name) => !used.has(name));
}

/** Refuses a file with unused arrays: without them, the measured network may be a different one. */
export function checkAllUsed(file: TensorFile, found: FoundLayers, normalised: boolean): void {
  const unused = unusedArrays(file, found, normalised);
  if (unused.length === 0) return;
  const names = unused.map(file.spelling);
  const why = unused.some(isNormalisation(file))
    ? 'Networks here have no normalisation but nn.LayerNorm before the activation of every hidden dense layer, which the file ' +
      "notes as normalisation='layer'; results without these would be those of a different network. Fold it into the layers before " +
      'it and save the result'
    : 'If they belong to the network, results without them would be those of a different one. Leave them out otherwise';
  throw new SpecError(
    `${file.name}, list of arrays: every array must be a weight or a bias of a layer or data, got ${names.join(', ')}. ${why}, ` +
      'or name them as arrays to ignore.',
    { unusedArrays: names },
  );
}
