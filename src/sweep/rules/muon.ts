import { z } from 'zod';
import type { Network } from '../../engine/network.ts';
import { type ParameterBlock, parameterLayout } from '../../engine/parameter-layout.ts';
import { adamUpdate, averageDecay, type Stretch } from './adam-update.ts';
import { defineRule } from './define-rule.ts';
import { advanceByMoments, lastChange, type MovingRun } from './moment-steps.ts';
import { createOrthogonaliser, orthogonaliseWork } from './newton-schulz.ts';
import { momentumMisfit } from './own-momentum.ts';
import type { TrainingSettings } from './rule.ts';
import { GRADIENT_OF } from './torch-replay.ts';

const { fround } = Math;

/** Of what Muon does not train, in the authors' program. */
const ADAM = { beta1: 0.9, beta2: 0.95, epsilon: 1e-10 };

/** The weight matrices that Muon trains: those of every layer but the last. */
const matricesOf = (network: Network): readonly ParameterBlock[] => parameterLayout(network).blocks.slice(0, -1);

/** What lies between the matrices: biases and the output layer. */
function restOf(network: Network): Stretch[] {
  const ends = matricesOf(network).map(({ weightOffset, biasOffset }) => [weightOffset, biasOffset] as const);
  const starts = [0, ...ends.map(([, end]) => end)];
  return starts.map((from, k) => ({ from, to: ends[k]?.[0] ?? parameterLayout(network).count }));
}

interface MatrixOptions {
  readonly momentum: number;
  readonly decay: number;
  /** Of the orthogonalised matrix. */
  readonly scale: number;
}

/** m ← μm + (1 − μ)g, then W ← (1 − η wd)W − ηs·O(μm + (1 − μ)g) for one matrix; its work arrays are made once. */
function createMatrixUpdate(
  { weightOffset: from, fanIn, out }: ParameterBlock,
  { momentum, decay, scale }: MatrixOptions,
) {
  const work = new Float64Array(fanIn * out);
  const orthogonalise = createOrthogonaliser(fanIn, out);
  const add = fround(1 - momentum);
  return ({ theta, velocity, gradient, change, rate }: MovingRun) => {
    for (let i = 0; i < work.length; i++) {
      const g = gradient[from + i];
      const m = fround(velocity[from + i] + fround(add * fround(g - velocity[from + i])));
      velocity[from + i] = m;
      work[i] = fround(m + fround(add * fround(g - m)));
    }
    orthogonalise(work);
    const lost = fround(rate * fround(decay));
    const kept = fround(1 - rate * fround(decay));
    for (let i = 0; i < work.length; i++) {
      const before = theta[from + i];
      const moved = fround(-rate * fround(scale * work[i]));
      change[from + i] = fround(moved - fround(lost * before));
      theta[from + i] = fround(fround(kept * before) + moved);
    }
  };
}

/** √max(1, out/in) of a dense layer; 1 of a convolution, of which the authors' program takes the sides of the kernel. */
const scaleOf = ({ layers }: Network, { layer, fanIn, out }: ParameterBlock) =>
  layers[layer].kind === 'dense' ? Math.sqrt(Math.max(1, out / fanIn)) : 1;

function misfit(spec: TrainingSettings): string | undefined {
  const { model } = spec;
  if (model && (model.architecture !== undefined || model.hidden.length + model.stem.length === 0))
    return (
      'model: must have a hidden layer with Muon, which trains the matrices of hidden layers, got none. ' +
      'Add a layer, or choose another rule.'
    );
  return momentumMisfit('Muon', 'its own', spec);
}

const REPLAY = `${GRADIENT_OF}

def orthogonalise(matrix):
    """Five steps of a Newton-Schulz iteration, in double precision."""
    x = matrix.double()
    tall = x.size(0) > x.size(1)
    x = x.t() if tall else x
    x = x / (x.norm() + 1e-7)
    for _ in range(5):
        square = x @ x.t()
        x = 3.4445 * x + (-4.7750 * square + 2.0315 * square @ square) @ x
    return (x.t() if tall else x).to(matrix.dtype)


def train(model, optimiser, inputs, labels, batches, rates):
    """Muon for the weights of all layers but the last, AdamW for the rest."""
    layers = [layer for layer in model if isinstance(layer, (nn.Conv2d, nn.Linear))]
    matrices = [layer.weight for layer in layers[:-1]]
    decay, momentum = single(RUN["weightDecay"]), RUN["decay"]
    if "own" not in RUN:
        rest = [parameter for parameter in model.parameters() if all(parameter is not matrix for matrix in matrices)]
        adam = torch.optim.AdamW(rest, lr=1.0, betas=(0.9, 0.95), eps=1e-10, weight_decay=decay)
        RUN["own"] = (adam, [torch.zeros_like(matrix) for matrix in matrices])
    adam, averages = RUN["own"]
    for batch, rate in zip(batches, rates):
        compute_gradient(model, inputs, labels, batch)
        adam.param_groups[0]["lr"] = float(rate) * RUN["adamFactor"]
        adam.step()
        with torch.no_grad():
            for matrix, average in zip(matrices, averages):
                average.lerp_(matrix.grad, 1 - momentum)
                ahead = matrix.grad.lerp(average, momentum)
                scale = max(1, matrix.size(-2) / matrix.size(-1)) ** 0.5
                step = orthogonalise(ahead.flatten(1)).view_as(matrix)
                matrix.mul_(1 - float(rate) * decay).sub_(float(rate) * scale * step)
`;

/**
 * Muon: m ← μm + (1 − μ)g and W ← (1 − η wd)W − η√max(1, out/in) O((1 − μ)g + μm) for the weight matrix of every layer but
 * the last, O from `createOrthogonaliser`; a kernel is a matrix `[out, in·k²]` with factor 1. All biases and the output layer
 * are trained by AdamW with β₁ = 0.9, β₂ = 0.95, ε = 10⁻¹⁰ and η·`adamFactor`, as the authors recommend. g = ∇L_B. The averages
 * begin with 0, also where runs start from others. Without hidden layers it is refused.
 * Source: Jordan et al. 2024, https://kellerjordan.github.io/posts/muon, and `MuonWithAuxAdam` of the authors' program, with
 * its defaults (μ = 0.95 with Nesterov's form; 0.015 = 3·10⁻⁴/0.02).
 */
export const muonRule = defineRule({
  kind: 'muon',
  schema: z.strictObject({
    kind: z.literal('muon'),
    /** μ. */
    decay: averageDecay.default(0.95),
    /** η of AdamW ÷ η. */
    adamFactor: z.number().positive().max(1e4).default(0.015),
  }),
  name: 'Muon',
  title: () => 'Muon: orthogonalised steps of hidden layers',
  fields: {
    decay: { label: 'Momentum μ', hint: '[0, 1)' },
    adamFactor: { label: 'η of Adam', hint: '× η, > 0' },
  },
  make: (settings) => (steps) => {
    const { network } = steps.program;
    const decay = steps.update.weightDecay;
    const matrices = matricesOf(network).map((block) =>
      createMatrixUpdate(block, { momentum: settings.decay, decay, scale: scaleOf(network, block) }),
    );
    const rest = restOf(network);
    return advanceByMoments(steps, {
      initial: [0],
      update(run) {
        const slower = { ...run, rate: fround(run.rate * settings.adamFactor) };
        for (const stretch of rest) adamUpdate(slower, stretch, { ...ADAM, decay });
        for (const updateMatrix of matrices) updateMatrix(run);
      },
    });
  },
  text: ({ decay, adamFactor }) =>
    `Muon with μ = ${decay} on the matrices of hidden layers, AdamW with ${adamFactor}η on the rest`,
  fits: (_, spec) => misfit(spec),
  stepOf: lastChange,
  normalises: true,
  replay: { train: REPLAY },
  cost: (_, { network }) => ({
    vectors: 2,
    operations: network
      ? 2 * matricesOf(network).reduce((sum, { fanIn, out }) => sum + orthogonaliseWork(fanIn, out), 0)
      : 0,
  }),
});
