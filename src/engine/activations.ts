/** Properties of an activation φ that are independent of an engine's arithmetic. */
interface ActivationRecord {
  /** Number in simd/kernels/activation.ts. */
  readonly kernel: number;
  /** Whether φ″ is not 0 everywhere. */
  readonly curved: boolean;
  /** PyTorch's module; none for the identity. */
  readonly pytorch?: string;
  /** Other names that network files use. */
  readonly aliases?: readonly string[];
}

const RECORDS = {
  tanh: { kernel: 0, curved: true, pytorch: 'nn.Tanh()' },
  relu: { kernel: 1, curved: false, pytorch: 'nn.ReLU()' },
  gelu: { kernel: 2, curved: true, pytorch: 'nn.GELU()' }, // with the exact error function, PyTorch's default
  softplus: { kernel: 3, curved: true, pytorch: 'nn.Softplus()' },
  linear: { kernel: 4, curved: false, aliases: ['identity', 'none'] },
} as const satisfies Record<string, ActivationRecord>;

export type Activation = keyof typeof RECORDS;

export const ACTIVATION_RECORDS: Readonly<Record<Activation, ActivationRecord>> = RECORDS;

/** In the order shown in menus. */
export const ACTIVATIONS = Object.keys(RECORDS) as Activation[];
