import { layerText } from '../../../engine/layer-text.ts';
import { LOSS_NAMES, type Loss } from '../../../engine/network.ts';
import { changeText } from '../../../engine/network-file/mapping-text.ts';
import { formatCount } from '../../charts/format.ts';

/** Words of the view that measures a network from a file. */
export const MEASURE_ENGLISH = {
  name: 'Measure a network',
  title: 'Measure a network trained elsewhere',
  lead: 'Losses, accuracies, λ₁ and every other probe of a network from an NPZ or safetensors file with its data, each with its error. Open a file or drop it anywhere; files stay on this machine.',
  open: 'Open a network …',
  tryExample: 'Try an example',
  earlier: (count: number) => `Measured earlier: ${count}`,
  ask: (file: string) => `Settings that the arrays of ${file} do not determine`,
  settings: {
    name: 'Settings that the arrays do not determine',
    fromFile: 'from the file',
    none: 'none',
    activation: 'Activation',
    activationHint: 'of the hidden layers: one for all, or one each',
    loss: 'Loss',
    lossHint: 'mean over examples',
    lossFromFile: 'from the file, else cross-entropy',
    losses: LOSS_NAMES,
    batchSize: 'Batch size',
    batchSizeHint: 'used in training',
    stem: 'Convolutional stem',
    stemHint: 'conv and pool2 or pool4, in order',
    stemFromFile: 'from the file, without pooling',
    ignore: 'Arrays to ignore',
    ignoreHint: 'names, separated by commas',
    again: 'Measure again',
  },
  progress: {
    name: 'Progress of measuring',
    text: (network: string, doing: string) => `Measuring ${network}: ${doing} …`,
    probe: (label: string) => label.toLowerCase(),
    file: 'reading the file',
    selfCheck: 'self-check of the engine',
    spectrum: 'density of the Hessian’s eigenvalues',
    ignore: (count: number) => (count === 1 ? 'Ignore this array' : `Ignore these ${count} arrays`),
    cancel: 'Cancel',
  },
  mapping: {
    title: 'How the arrays were read',
    inFile: 'In the file',
    shape: 'Shape',
    here: 'Here',
    read: 'Read',
    change: changeText,
  },
  network: {
    layer: layerText,
    loss: (loss: Loss) => LOSS_NAMES[loss],
    parameters: (count: number) => `${formatCount(count)} parameters`,
    examples: (train: number, test: number) => `${formatCount(train)} training and ${formatCount(test)} test examples`,
    batchSize: (size: number) => `trained with B = ${formatCount(size)}`,
    download: 'Download JSON',
    errors:
      'The kind of error is given with each method: the exact value lies within a bound; a 95 % interval contains it in 95 of 100 repetitions with other random numbers; an indication is the scale of a possible error.',
    tiers: {
      sharpness: 'Losses and sharpness',
      economy: 'Economy: a few gradients',
      standard: 'Standard: spectra and the sharpest directions',
      full: 'Full: noise and curvature, and rescaling-invariant measures',
    },
    notMeasured: 'not measured',
    certainty: { bound: 'Error: a bound', interval: 'Error: a 95 % interval', indication: 'Error: an indication' },
    exact: 'Exact except for ties',
    error: (kind: string, converged: boolean) => (converged ? `${kind}.` : `${kind}, wider than requested.`),
  },
  spectrum: {
    title: 'Spectrum of the Hessian',
    none: 'No spectrum here',
    why: 'A Hessian–vector product was not finite.',
    note: 'Stochastic Lanczos quadrature; the band is a 95 % interval over its random vectors. Marks are the largest eigenvalues.',
  },
  guide: {
    pytorch: 'From PyTorch',
    pytorchCode: `state = {k: v.cpu().numpy() for k, v
         in model.state_dict().items()}
np.savez("net.npz", **state,
    # inputs as the network receives them
    x_train=…, y_train=…,
    x_test=…, y_test=…,
    # of the hidden layers
    activation="relu",
    # compared with ours
    train_loss=0.0123)`,
    /** Between backquotes: code. */
    pytorchNote:
      'Arrays named as `0.weight` or `fc1.weight` are read in the order of the layers, and their weights are transposed; the page shows how each array was read. safetensors files work too. With `MSELoss`, losses and eigenvalues here are K/2 times those of PyTorch for K outputs.',
    other: 'From NumPy, JAX or anything else',
    otherCode: `np.savez("net.npz",
    # weights [in, out]
    W0=…, b0=…,  W1=…, b1=…,
    x_train=…, y_train=…,
    activation="tanh",
    # used in training
    batch_size=32)`,
    otherNote:
      'To save `weight.T` from PyTorch under these names, make it contiguous first: `numpy.ascontiguousarray(weight.T)`, or `weight.T.contiguous()` with safetensors, which would otherwise scramble it. Classes are numbers from 0; the last layer is linear. With `initial.W0`, … (initial weights) and `velocity.W0`, … (momentum), the distance from initialisation and the last step are measured too. “Export run” in the microscope writes such files.',
  },
};
