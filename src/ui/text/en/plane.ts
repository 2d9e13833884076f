import { formatCount } from '../../charts/format.ts';
import { plural } from './counting.ts';

const points = {
  name: 'Points of the plane',
  /** Of the drawing area, for those who do not see it. */
  keys: 'Arrow keys move the cursor (with Shift in small steps), Space or Enter uses the tool, 0 to 3 choose the class, Delete erases, Ctrl+Z undoes.',
  keysShort: 'Keys: arrows, Space, 0–3, Delete, Ctrl+Z',
  classes: 'Class',
  classOf: (label: number) => `Class ${label}`,
  counts: (train: number, test: number, unused: number) =>
    `${formatCount(train)} train, ${formatCount(test)} test${unused > 0 ? `, ${formatCount(unused)} unused` : ''}`,
  tool: 'Tool',
  tools: { point: 'Point', spray: 'Spray', erase: 'Erase' },
  spread: 'Spread (sd)',
  undo: 'Undo',
  redo: 'Redo',
  clear: 'Clear',
  preset: 'Start from',
  presetNone: 'choose …',
  presets: {
    blobs: 'two blobs',
    threeBlobs: 'three blobs',
    moons: 'two moons',
    spirals: 'spirals',
    circles: 'circles',
  },
  legend: { train: 'Filled: training', test: 'hollow: test', unused: 'faint: unused' },
  split: (points: number, train: number, test: number, seed: string) =>
    `Of ${plural(points, 'point')} ${formatCount(train)} are for training and ${formatCount(test)} for testing, chosen by ${seed}.`,
  dataSeed: (seed: number) => `data seed ${seed}`,
  firstDataSeed: (seed: number) => `the data seed; shown is seed ${seed}, the first of several`,
  table: 'Points as text',
  tableHint: 'x1, x2, class: a line per point, as copied from a spreadsheet',
  tableKept: 'The points above stay until every line is right.',
  /** What is wrong with lines of the table. */
  lines: {
    columns: (line: number, got: number) => `Line ${line}: x1, x2 and class are expected, not ${plural(got, 'value')}.`,
    coordinate: (line: number, name: string, got: string) =>
      `Line ${line}: ${name} must be a number in [−1, 1], not “${got}”.`,
    label: (line: number, got: string) => `Line ${line}: the class must be 0, 1, 2 or 3, not “${got}”.`,
    more: (count: number) => `And ${plural(count, 'more line')}.`,
  },
  /** What the whole set must have. */
  faults: {
    classes: 'Draw points of at least two classes.',
    few: (label: number, count: number) =>
      `Class ${label} has ${plural(count, 'point')}; every class up to the largest needs at least 2.`,
    many: (most: number, count: number) =>
      `At most ${formatCount(most)} points can be used, not ${formatCount(count)}. Erase some.`,
  },
  notUsed: 'The last valid points stay in use until then.',
  /** Said after keys: where the cursor is, or what was done there. */
  said: {
    at: (x1: string, x2: string, near: string) => `x1 = ${x1}, x2 = ${x2}${near}`,
    near: (label: number) => `, a point of class ${label}`,
    added: (count: number, label: number, total: number) =>
      `${plural(count, 'point')} of class ${label} added, ${formatCount(total)} in all.`,
    erased: (count: number, total: number) => `${plural(count, 'point')} erased, ${formatCount(total)} left.`,
    none: 'No point here.',
    full: (most: number) => `There are ${formatCount(most)} points, the most there can be.`,
    chosen: (label: number) => `Class ${label} chosen.`,
  },
};

const formula = {
  field: 'f(x₁, x₂) =',
  hint: '+ − * / ^, pi, e, sin cos tan exp log sqrt abs tanh sign step min max',
  partly: 'Hatched: f has no finite value there, and no example of this data seed lies there.',
  example: 'Examples',
  exampleNone: 'choose …',
  target: 'Target',
  targets: {
    value: 'f itself (regression)',
    sign: 'class by the sign of f',
    thresholds: 'class by thresholds on f',
  },
  thresholds: { label: 'Thresholds', hint: 'ascending, at most 3' },
  picture: 'Picture of f',
  described: (low: string, high: string) => `f from ${low} to ${high} over the square`,
  describedClasses: (counts: readonly number[]) =>
    `Training examples per class: ${counts.map((count, label) => `class ${label}: ${formatCount(count)}`).join(', ')}.`,
  constant: 'f is the same everywhere: there is nothing to learn.',
  oneClass: 'All training examples are of one class: there is nothing to learn.',
  examplesOf: (count: number) => plural(count, 'training example'),
  dots: (count: number) => `dots: ${formatCount(count)} training examples`,
};

/** Every visible word of the editors of own data on the plane. */
export const PLANE_ENGLISH = { points, formula };
