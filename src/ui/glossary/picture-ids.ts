/** Pictures of entries; each has its scene in `pictures/scenes` and its component in `pictures/pictures.ts`. */
export const PICTURE_IDS = [
  'diagonals',
  'clocks',
  'momentum',
  'schedules',
  'sam',
  'gap',
  'parabolas',
  'distances',
  'iterates',
  'gradients',
  'activations',
  'moons',
  'spirals',
  'circles',
  'gaussians',
  'intervals',
  'ranks',
  'equivalence',
  'verdicts',
] as const;
export type PictureId = (typeof PICTURE_IDS)[number];
