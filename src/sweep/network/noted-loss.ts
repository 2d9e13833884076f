import type { NetworkFile } from '../../engine/network-file/read-network-file.ts';
import type { MeasuredQuantity } from './measured-network.ts';

/**
 * A loss noted by another program may differ by this fraction: mixed precision and TensorFloat-32 keep three digits of every
 * product, and rounding within a sum of products averages out. Weights in a wrong order change it by far more.
 */
const RELATIVE = 1e-3;

/** Half a unit of the last digit written: 0.0005 for 0.123, 0.5·10⁻⁷ for 1e-7. */
function halfUnit(text: string): number {
  const [, decimals = '', exponent = '0'] = /^[+-]?\d*(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  return 0.5 * Number(`1e${Number(exponent) - decimals.length}`);
}

/** Other conventions for the loss: `times` ours, and its name. */
function otherWays({ network: { loss, classes } }: Pick<NetworkFile, 'network'>) {
  if (loss !== 'squaredError') return [];
  return [
    { times: 2 / classes, name: 'torch.nn.MSELoss, the mean over examples and outputs' },
    { times: 2, name: 'the squared error without ½' },
  ];
}

export interface LossFindings {
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Compares the training loss noted in a file with the measured one. They differ if the weights are in another order than
 * their shapes say, which shapes alone cannot reveal, or if activation, loss or data are not those of training.
 */
export function lossFindings(
  { name, network, notedLoss }: Pick<NetworkFile, 'name' | 'network' | 'notedLoss'>,
  quantities: readonly Pick<MeasuredQuantity, 'id' | 'value' | 'error'>[],
): LossFindings {
  const measured = quantities.find(({ id }) => id === 'trainLoss');
  if (notedLoss === undefined || measured === undefined) return { warnings: [], notes: [] };
  const noted = Number(notedLoss.text);
  const agrees = (times: number) =>
    Math.abs(noted - times * measured.value) <=
    times * (measured.error + RELATIVE * Math.abs(measured.value)) + halfUnit(notedLoss.text);
  if (agrees(1))
    return { warnings: [], notes: [`The training loss is the one that the file notes (${notedLoss.name}).`] };
  const other = otherWays({ network }).find(({ times }) => agrees(times));
  if (other)
    return {
      warnings: [],
      notes: [`The loss that the file notes (${notedLoss.text}) is the measured one as ${other.name}.`],
    };
  return {
    warnings: [
      `${name}: the training loss must be the ${notedLoss.text} that the file notes (${notedLoss.name}), got ` +
        `${measured.value.toPrecision(6)}. The weights may be scrambled or transposed: safetensors writes a weight.T that was not ` +
        'made contiguous in another order than its shape says. Save the state_dict as it is, or weight.T.contiguous(); else ' +
        'activation, loss or data are not those it was trained with. Nothing measured here is that network’s.',
    ],
    notes: [],
  };
}
