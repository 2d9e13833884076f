import { measureAscentSharpness } from '../quantities/ascent-sharpness.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

export const ascentSharpnessProbe = defineProbe({
  id: 'ascentSharpness',
  tier: 'economy',
  symbol: 'L(θ + ρ∇L/‖∇L‖) − L',
  label: 'SAM sharpness, ρ = 0.05',
  unit: 'L',
  method: 'Change of the training loss over one ascent step of length ρ along ∇L.',
  axis: 'symlog',
  cost: constantCost(1.5),
  measure: ({ program, point, theta, runs }) => measureAscentSharpness(program, point, { theta, runs }),
});
