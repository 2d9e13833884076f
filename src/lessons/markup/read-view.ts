import { CLOCKS } from '../../sweep/results/clock.ts';
import { LESSON_FIGURE_KINDS, type LessonView } from '../lesson.ts';
import { DOT_AXES, LESSON_QUANTITIES } from '../lesson-quantity.ts';
import type { Attributes } from './attributes.ts';

/** As ids of claims look; which there are is known to the registry of claims, and a test asks it. */
export const CLAIM_ID = /^[A-Z]+\d*(-\d+[a-z]?)?$/;

/** The view of a section that says nothing of it. */
export const PLAIN_VIEW: LessonView = {
  figure: 'curves',
  quantity: 'sharpness',
  clock: 'etaSteps',
  cells: [],
  against: 'ratio',
  limit: false,
  claim: null,
};

const YES_NO = ['yes', 'no'] as const;

/** The parts of a view that attributes name. */
export function readView(attributes: Attributes): Partial<LessonView> {
  const has = (name: string) => attributes.optional(name) !== undefined;
  const cells = attributes.places('cells');
  const claim = attributes.optional('claim');
  if (claim !== undefined && !CLAIM_ID.test(claim))
    throw attributes.fault(`claim must be the id of a claim, got "${claim}". Correct it (src/claims/registry.ts).`);
  const figure = claim === undefined ? undefined : 'claim';
  return {
    ...(has('figure') ? { figure: attributes.oneOf('figure', LESSON_FIGURE_KINDS) } : figure && { figure }),
    ...(has('quantity') && { quantity: attributes.oneOf('quantity', LESSON_QUANTITIES) }),
    ...(has('clock') && { clock: attributes.oneOf('clock', CLOCKS) }),
    ...(cells && { cells }),
    ...(has('against') && { against: attributes.oneOf('against', DOT_AXES) }),
    ...(has('limit') && { limit: attributes.oneOf('limit', YES_NO) === 'yes' }),
    ...(claim !== undefined && { claim }),
  };
}
