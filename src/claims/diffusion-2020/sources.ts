import type { Source } from '../claim.ts';
import { PAPERS } from '../papers.ts';

/** The form of log τ and its assumptions were confirmed from a later work that reuses them; the rest is recalled. */
export const ESCAPE_THEOREM: Source = {
  ...PAPERS.diffusion,
  place: 'theorem on the SGD escape time; experiments on escape rates',
  provenance: 'recalled',
};

export const LANGEVIN_THEOREM: Source = {
  ...PAPERS.diffusion,
  place: 'theorem on the escape time under white noise (SGLD)',
  provenance: 'recalled',
};

export const ABSTRACT: Source = { ...PAPERS.diffusion, place: 'abstract', provenance: 'read' };

export const ESCAPE_PITFALLS = [
  'τ is in units of t = η·step; steps alone add −log η.',
  'Particles still inside at the end are censored: τ is the exponential maximum-likelihood mean, and cells from which fewer than 95 % have left are named.',
  'The law holds for exponents well above 1 and ηH ≲ 0.1; larger steps flatten the slope.',
  'Curvature-shaped noise that fades to 0 at an inflection blocks the way; the well jumps from H to −|H| instead.',
] as const;
