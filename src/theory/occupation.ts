import { log } from '../math/elementary.ts';

/** A valley seen from the saddle it shares with another: depth ΔL > 0 below it, curvatures > 0, share s as in Kramers. */
export interface Valley {
  readonly depth: number;
  readonly curvature: number;
  readonly saddleCurvature: number;
  readonly valleyShare: number;
}

/**
 * log(P_a/P_b) of two valleys under isotropic noise of temperature T: (ΔL_a − ΔL_b)/T + ½ log(H_b/H_a). T > 0 in [L].
 * Leading order in T/ΔL; ½ log of the ratio of determinants in more dimensions.
 * Source: Jastrzębski et al. 2017, arXiv:1711.04623 (first version: T = ησ²/2S); Boltzmann's distribution.
 */
export function whiteNoiseLogOccupation(a: Valley, b: Valley, temperature: number): number {
  return (a.depth - b.depth) / temperature + 0.5 * log(b.curvature / a.curvature);
}

/** The climb out of a valley in units of 2B/η: ΔL (s/H + (1 − s)/|H_b|). */
const compliance = ({ depth, curvature, saddleCurvature, valleyShare }: Valley) =>
  depth * (valleyShare / curvature + (1 - valleyShare) / saddleCurvature);

/**
 * log(P_a/P_b) under SGD noise D = (η/2B)|H| in one dimension: log(H_b/H_a) + (2B/η)(w_a − w_b),
 * w = ΔL(s/H + (1 − s)/|H_b|). With |H_b| = H on each side w = ΔL/H: the flat valley is preferred exponentially.
 * Leading order for (2B/η)w ≫ 1, exact piecewise parabolas, ηH ≪ 1.
 * Source: Xie, Sato, Sugiyama 2020, arXiv:2002.03495. Ours: stationary density (1/D) exp(−∫ L′/D), Gaussian valleys.
 */
export function sgdLogOccupation(a: Valley, b: Valley, batchOverRate: number): number {
  return log(b.curvature / a.curvature) + 2 * batchOverRate * (compliance(a) - compliance(b));
}
