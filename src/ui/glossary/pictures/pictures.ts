import type { PictureId } from '../picture-ids.ts';
import { distancesPicture, gapPicture, iteratesPicture, parabolasPicture } from './curvature-pictures.ts';
import { activationsPicture, gradientsPicture, pointsPicture } from './data-pictures.ts';
import type { PictureScene } from './marks.ts';
import { equivalencePicture, intervalsPicture, ranksPicture, verdictsPicture } from './statistics-pictures.ts';
import { clocksPicture, diagonalsPicture, momentumPicture, samPicture, schedulesPicture } from './training-pictures.ts';

/** The picture of an entry, computed when asked for. */
export const PICTURES: Readonly<Record<PictureId, () => PictureScene>> = {
  diagonals: diagonalsPicture,
  clocks: clocksPicture,
  momentum: momentumPicture,
  schedules: schedulesPicture,
  sam: samPicture,
  gap: gapPicture,
  parabolas: parabolasPicture,
  distances: distancesPicture,
  iterates: iteratesPicture,
  gradients: gradientsPicture,
  activations: activationsPicture,
  moons: () => pointsPicture('moons'),
  spirals: () => pointsPicture('spirals'),
  circles: () => pointsPicture('circles'),
  gaussians: () => pointsPicture('gaussians'),
  intervals: intervalsPicture,
  ranks: ranksPicture,
  equivalence: equivalencePicture,
  verdicts: verdictsPicture,
};
