import {
  type ClassPoint,
  classCounts,
  LEAST_PER_CLASS,
  MOST_POINT_CLASSES,
  MOST_POINTS,
  toPointGrid,
} from '../../data/points/point-text.ts';
import { pointsFault } from '../../data/points/points-schema.ts';
import { readNumber } from '../controls/read-text.ts';
import type { ReadText } from '../controls/use-field-text.ts';
import type { PointList } from './points-history.ts';
import { POINTS } from './words.ts';

/** Lines of which each fault is named; the others are counted. */
const MOST_NAMED = 3;
const COORDINATES = ['x1', 'x2'] as const;

/** A line per point: "0.25, -0.5, 1". */
export const pointsText = (points: PointList): string => points.map((point) => point.join(', ')).join('\n');

/** The values of a line. Between tabs or semicolons a comma is that of a decimal. */
function valuesOf(line: string): string[] {
  const isSpreadsheet = /[\t;]/.test(line);
  const values = line.split(isSpreadsheet ? /[\t;]/ : /[,\s]+/).map((value) => value.trim());
  return isSpreadsheet ? values.map((value) => value.replace(',', '.')) : values.filter((value) => value !== '');
}

function pointOf(values: readonly string[], line: number): ClassPoint | string {
  if (values.length !== 3) return POINTS.lines.columns(line, values.length);
  const [a, b, label] = values.map(readNumber) as [number, number, number];
  for (const [i, x] of [a, b].entries())
    if (!(x >= -1 && x <= 1)) return POINTS.lines.coordinate(line, COORDINATES[i] ?? '', values[i] ?? '');
  if (!Number.isInteger(label) || label < 0 || label >= MOST_POINT_CLASSES)
    return POINTS.lines.label(line, values[2] ?? '');
  return [toPointGrid(a), toPointGrid(b), label];
}

/** A first line of three words, as a spreadsheet has it above its columns. */
const isHeader = (values: readonly string[], line: number) =>
  line === 1 && values.length === 3 && values.every((value) => Number.isNaN(readNumber(value)));

/** What a set of points lacks, in the language of the page; null: nothing. */
export function setFault(points: PointList): string | null {
  if (pointsFault(points) === null) return null;
  if (points.length > MOST_POINTS) return POINTS.faults.many(MOST_POINTS, points.length);
  const counts = classCounts(points);
  const few = counts.findIndex((count) => count < LEAST_PER_CLASS);
  return counts.length < 2 ? POINTS.faults.classes : POINTS.faults.few(few, counts[few] ?? 0);
}

/** Reads points from text, a line per point; or what is wrong, line by line. */
export const readPointsText: ReadText<PointList> = (text) => {
  const faults: string[] = [];
  const points: ClassPoint[] = [];
  for (const [i, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const values = valuesOf(line);
    if (isHeader(values, i + 1)) continue;
    const point = pointOf(values, i + 1);
    if (typeof point === 'string') faults.push(point);
    else points.push(point);
  }
  if (faults.length > 0) {
    const further = faults.length - MOST_NAMED;
    return { fault: [...faults.slice(0, MOST_NAMED), ...(further > 0 ? [POINTS.lines.more(further)] : [])].join(' ') };
  }
  const fault = setFault(points);
  return fault === null ? { value: points } : { fault };
};
