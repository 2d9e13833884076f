import { SpecError } from '../../errors.ts';
import { type FoundLayers, PREFIXES } from './layer-arrays.ts';
import type { TensorFile } from './tensors.ts';

/** Data, and what "Export run" writes beside the network. */
const KNOWN = ['x_train', 'y_train', 'x_test', 'y_test', 'batches', 'batch_sizes', 'learning_rates'];
/** Momentum before the first step, in the file of a run that starts from another. */
const INITIAL_VELOCITY = 'initial_velocity.';

/** Arrays of batch, layer or group normalisation: statistics, scales and shifts. */
const NORMALISATION =
  /running_(mean|var)$|num_batches_tracked$|gamma|beta\d*$|(^|[._])(bn|norm|batchnorm|layernorm|ln)\d*([._]|$)/;

/** Whether an array belongs to a layer that normalises: by its name, or a weight of one side. */
const isNormalisation = (file: TensorFile) => (name: string) =>
  NORMALISATION.test(name) || (/(^|\.)weight$/.test(name) && file.shape(name)?.length === 1);

/** Arrays of a file, as it spells them, that neither the network nor its data use. */
function unusedArrays(file: TensorFile, { layers }: FoundLayers): string[] {
  const own = layers.flatMap(({ weight, bias }) => [weight, bias]);
  const used = new Set([
    ...KNOWN,
    ...['', ...PREFIXES, INITIAL_VELOCITY].flatMap((prefix) => own.map((name) => prefix + name)),
  ]);
  return file.names.filter((name) => !used.has(name));
}

/** Refuses a file with arrays that would not be used: without them the numbers may be another network's. */
export function checkAllUsed(file: TensorFile, found: FoundLayers): void {
  const unused = unusedArrays(file, found);
  if (unused.length === 0) return;
  const names = unused.map(file.spelling);
  const why = unused.some(isNormalisation(file))
    ? 'The networks here have no normalisation, so without these the numbers would be those of another network. Fold it into ' +
      'the layers before it and save the result'
    : 'Without arrays that belong to the network the numbers would be those of another one. Leave them out if they do not';
  throw new SpecError(
    `${file.name}, list of arrays: every array must be a weight or a bias of a layer or data, got ${names.join(', ')}. ${why}, ` +
      'or say that they are to be ignored.',
    { unusedArrays: names },
  );
}
