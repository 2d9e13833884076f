import { ACTIVATIONS, type Activation } from '../../src/engine/activations.ts';
import { LOSSES, type Network } from '../../src/engine/network.ts';
import { isFullSize } from './full-size.ts';
import { blockNetwork, denseNetwork, diagonalNetwork } from './oracle/random-problem.ts';

export interface EngineCase {
  readonly title: string;
  readonly network: Network;
  /** Whether the data have real targets. */
  readonly regression?: boolean;
}

/** Hidden widths by depth: odd, one of them 1, so that no vector width or texture packing fits by chance. */
const HIDDEN: readonly (readonly number[])[] = [[], [7], [5, 3], [3, 13, 1]];
const INPUTS = 5;
const CLASSES = 3;

function denseCases(activations: readonly Activation[]): EngineCase[] {
  return activations.flatMap((activation) =>
    LOSSES.flatMap((loss) =>
      HIDDEN.filter((hidden) => hidden.length > 0 || activation === 'linear').map((hidden) => ({
        title: `dense ${[INPUTS, ...hidden, CLASSES].join('-')} ${activation} ${loss}`,
        network: denseNetwork([INPUTS, ...hidden, CLASSES], activation, loss),
      })),
    ),
  );
}

const CONVOLUTIONS: readonly EngineCase[] = [
  {
    title: 'conv 3×3 on 3×5×2, tanh, crossEntropy',
    network: {
      inputShape: [3, 5, 2],
      classes: 3,
      loss: 'crossEntropy',
      layers: [
        { kind: 'conv', kernel: 3, in: 2, out: 3, height: 3, width: 5, activation: 'tanh' },
        { kind: 'dense', in: 45, out: 3, activation: 'linear' },
      ],
    },
  },
  {
    title: 'conv 5×5 → pool 2 → conv 3×3 → dense on 4×6×1, softplus and gelu, squaredError',
    network: {
      inputShape: [4, 6, 1],
      classes: 3,
      loss: 'squaredError',
      layers: [
        { kind: 'conv', kernel: 5, in: 1, out: 2, height: 4, width: 6, activation: 'softplus' },
        { kind: 'avgpool', size: 2, height: 4, width: 6, channels: 2 },
        { kind: 'conv', kernel: 3, in: 2, out: 1, height: 2, width: 3, activation: 'gelu' },
        { kind: 'dense', in: 6, out: 5, activation: 'relu' },
        { kind: 'dense', in: 5, out: 3, activation: 'linear' },
      ],
    },
  },
  {
    title: 'pool 3 → dense on 3×6×1, crossEntropy',
    network: {
      inputShape: [3, 6, 1],
      classes: 3,
      loss: 'crossEntropy',
      layers: [
        { kind: 'avgpool', size: 3, height: 3, width: 6, channels: 1 },
        { kind: 'dense', in: 2, out: 3, activation: 'linear' },
      ],
    },
  },
];

/** Layer normalisation and residual blocks, from the inputs, from an image and one after another. */
const BLOCKS: readonly EngineCase[] = [
  {
    title: 'layer normalisation 5-7-3, tanh, crossEntropy',
    network: blockNetwork([5, 7, 3], 'tanh', { normalised: true, residual: false }),
  },
  {
    title: 'residual 5-5-5-6-3, softplus, squaredError',
    network: blockNetwork([5, 5, 5, 6, 3], 'softplus', { loss: 'squaredError', normalised: false, residual: true }),
  },
  {
    title: 'residual with layer normalisation 5-9-9-3, gelu, crossEntropy',
    network: blockNetwork([5, 9, 9, 3], 'gelu', { normalised: true, residual: true }),
  },
  {
    title: 'conv 3×3 → residual with layer normalisation 6-6-3 on 2×3×1, relu, squaredError',
    network: {
      inputShape: [2, 3, 1],
      classes: 3,
      loss: 'squaredError',
      layers: [
        { kind: 'conv', kernel: 3, in: 1, out: 1, height: 2, width: 3, activation: 'tanh' },
        { kind: 'dense', in: 6, out: 6, activation: 'linear' },
        { kind: 'layernorm', size: 6, activation: 'relu' },
        { kind: 'add', size: 6, from: 1 },
        { kind: 'dense', in: 6, out: 3, activation: 'linear' },
      ],
    },
  },
];

/** Real targets, of one number and of more, from a network of any depth. */
function regressionCases(activation: Activation): EngineCase[] {
  const deep = ([[7], [5, 3]] as const).flatMap((hidden) =>
    [1, 3].map((outputs) => ({
      title: `regression ${[INPUTS, ...hidden, outputs].join('-')} ${activation}`,
      network: denseNetwork([INPUTS, ...hidden, outputs], activation, 'squaredError'),
      regression: true,
    })),
  );
  return [
    ...deep,
    {
      title: `linear regression ${INPUTS}-1`,
      network: denseNetwork([INPUTS, 1], 'linear', 'squaredError'),
      regression: true,
    },
  ];
}

/** Diagonal networks of sizes below, at and above a vector of the machine, odd and even. */
const DIAGONALS: readonly EngineCase[] = [1, 4, 5, 18].map((size) => ({
  title: `diagonal network of ${size}`,
  network: diagonalNetwork(size),
  regression: true,
}));

/** Every activation × loss × depth 0–3, convolutions of both sizes with and without pooling, and residual blocks. */
export function engineCases({
  activations = ACTIVATIONS,
  images = true,
}: {
  activations?: readonly Activation[];
  images?: boolean;
} = {}): readonly EngineCase[] {
  return [
    ...denseCases(activations),
    ...(images ? CONVOLUTIONS : []),
    ...regressionCases(activations[0]),
    ...DIAGONALS,
    ...BLOCKS,
  ];
}

/** Among them every activation, loss, depth and kind of layer. */
const FEW = [
  'dense 5-7-3 tanh crossEntropy',
  'dense 5-3-13-1-3 relu squaredError',
  'dense 5-5-3-3 gelu crossEntropy',
  'dense 5-7-3 softplus squaredError',
  'dense 5-3 linear crossEntropy',
  'regression 5-5-3-1 tanh',
  'residual with layer normalisation 5-9-9-3, gelu, crossEntropy',
  'diagonal network of 5',
  'conv 5×5 → pool 2 → conv 3×3 → dense on 4×6×1, softplus and gelu, squaredError',
];

/** One of every kind of network. */
const FEWEST = [
  'dense 5-5-3-3 gelu crossEntropy',
  'regression 5-5-3-1 tanh',
  'residual with layer normalisation 5-9-9-3, gelu, crossEntropy',
  'conv 5×5 → pool 2 → conv 3×3 → dense on 4×6×1, softplus and gelu, squaredError',
];

/** How slow an engine is here: with `very` one network of every kind is tested, with `true` a few more, all at full size. */
export type Slowness = boolean | 'very';

const isTested = (title: string, slow: Slowness) =>
  isFullSize || slow === false || (slow === 'very' ? FEWEST : FEW).includes(title);

/** Titles, cases and numbers for `test.each`. */
export const numberedCases = (
  capabilities: Parameters<typeof engineCases>[0],
  { slow = false }: { slow?: Slowness } = {},
) =>
  engineCases(capabilities)
    .map((entry, index) => [entry.title, entry, index] as const)
    .filter(([title]) => isTested(title, slow));
