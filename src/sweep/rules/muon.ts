import { z } from 'zod';
import { averageDecay } from './adam-settings.ts';
import { defineRule } from './define-rule.ts';
import { lastChange } from './last-change.ts';
import { matrixOperations } from './muon-matrices.ts';
import { momentumMisfit } from './own-momentum.ts';
import type { TrainingSettings } from './rule.ts';
import { momentOperations, scriptOperations } from './script-operations.ts';

function misfit(spec: TrainingSettings): string | undefined {
  const { model } = spec;
  if (model && (model.architecture !== undefined || model.hidden.length + model.stem.length === 0))
    return (
      'model: must have a hidden layer with Muon, which trains the matrices of hidden layers, got none. ' +
      'Add a layer, or choose another rule.'
    );
  return momentumMisfit('Muon', 'its own', spec);
}

/**
 * Muon: m ← μm + (1 − μ)g and W ← (1 − η wd)W − η√max(1, out/in) O((1 − μ)g + μm) for the weight matrix of every layer but
 * the last, O from `createOrthogonaliser`; a kernel is a matrix `[out, in·k²]` with factor 1. All biases, γ and β of normalisations and the
 * output layer are trained by AdamW with β₁ = 0.9, β₂ = 0.95, ε = 10⁻¹⁰ and η·`adamFactor`, as the authors recommend. g = ∇L_B. The averages
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
  make: (settings) => async (steps) => (await import('./muon-steps.ts')).advanceMuon(steps, settings),
  text: ({ decay, adamFactor }) =>
    `Muon with μ = ${decay} on the matrices of hidden layers, AdamW with ${adamFactor}η on the rest`,
  fits: (_, spec) => misfit(spec),
  stepOf: lastChange,
  normalises: true,
  replay: { train: async () => (await import('./optimiser-replays.ts')).MUON },
  cost: (_, { network }) => ({
    vectors: 2,
    operations: momentOperations(network) + (network ? scriptOperations(matrixOperations(network)) : 0),
  }),
});
