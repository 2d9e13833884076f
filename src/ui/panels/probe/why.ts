import { probeText } from '../../../state/recorded-probes.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';

/** What a probe shows of SGD, for those that are studied most. */
const REASONS: Partial<Record<RecordedProbe, string>> = {
  sharpness:
    'The largest eigenvalue of the Hessian of every run, with its error. Full-batch training cannot stay where it exceeds 2/η (dashed); small batches settle well below.',
  hessianTrace: 'The sum of all Hessian eigenvalues; λ₁ is only the largest.',
  gradientTopFraction:
    'The fraction of the gradient in the few sharpest directions: far more than their share of all directions.',
  simpleNoiseScale:
    'tr C/‖∇L‖²: the batch size at which noise and gradient are equally strong. It grows during training.',
  covarianceTrace: 'The variance of per-example gradients. Divided by B it is the gradient noise of a step.',
  noiseAlignment:
    'How much more noise there is along sharp directions than along others; 1 for noise that is independent of the curvature.',
  batchSharpness:
    'The curvature along mini-batch gradients at this batch size. It settles near 2/η (dashed) while λ₁ stays below.',
};

/** Why one would look at a probe; of the others, what is measured. */
export const probeReason = (probe: RecordedProbe): string =>
  REASONS[probe] ?? `${probeText(probe).label} of every run while it trains.`;
