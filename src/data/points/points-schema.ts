import { z } from 'zod';
import { type Control, registerControl } from '../control.ts';
import {
  type ClassPoint,
  classCounts,
  decodePoints,
  encodePoints,
  LEAST_PER_CLASS,
  MOST_POINT_CLASSES,
  MOST_POINTS,
} from './point-text.ts';

/** As written by a person: a list of [x₁, x₂, class], or the text that a spec holds. */
type PointsInput = string | readonly ClassPoint[];

const isCoordinate = (x: unknown) => typeof x === 'number' && x >= -1 && x <= 1;
const isLabel = (label: unknown) => typeof label === 'number' && [0, 1, 2, 3].includes(label);

/** The rule that a list of points breaks; null where it breaks none. */
export function pointsFault(points: readonly ClassPoint[]): string | null {
  if (points.length > MOST_POINTS) return `must be at most ${MOST_POINTS} points, not ${points.length}`;
  const counts = classCounts(points);
  if (counts.length < 2) return 'must have points of at least 2 classes';
  const few = counts.findIndex((count) => count < LEAST_PER_CLASS);
  return few < 0 ? null : `must have at least ${LEAST_PER_CLASS} points of class ${few}, not ${counts[few]}`;
}

function readPoints(value: PointsInput): readonly ClassPoint[] | { readonly fault: string } {
  if (typeof value === 'string')
    return decodePoints(value) ?? { fault: 'must be a list of points, or the text that stands for one' };
  if (!Array.isArray(value)) return { fault: 'must be a list of points, or the text that stands for one' };
  if (value.length > MOST_POINTS) return { fault: `must be at most ${MOST_POINTS} points, not ${value.length}` };
  const wrong = value.findIndex(
    (point) =>
      !Array.isArray(point) ||
      point.length !== 3 ||
      !isCoordinate(point[0]) ||
      !isCoordinate(point[1]) ||
      !isLabel(point[2]),
  );
  if (wrong < 0) return value;
  return {
    fault: `must be a list of [x1, x2, class] with x1 and x2 in [-1, 1] and a class from 0 to ${MOST_POINT_CLASSES - 1}, which entry ${wrong + 1} is not`,
  };
}

/** Points and their classes. A spec holds them as text (`encodePoints`); a list of [x₁, x₂, class] is read too. */
export const pointsControl = (control: Omit<Extract<Control, { type: 'points' }>, 'type'>) =>
  registerControl(
    z
      .custom<PointsInput>()
      .transform((value, context): string => {
        const read = readPoints(value);
        const message = 'fault' in read ? read.fault : pointsFault(read);
        if (message === null) return encodePoints(read as readonly ClassPoint[]);
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      })
      .default(control.initial),
    { type: 'points', ...control },
  );
