import type { CohortState, Engine, Program } from '../../engine/contract.ts';
import { type MeasuredQuantities, measuredQuantities } from './measured-quantities.ts';
import type { QuantityBounds } from './quantity-bounds.ts';
import { type ReferenceBounds, referenceBounds } from './reference-bounds.ts';
import type { Quantities, ReferenceFile } from './reference-file.ts';

/** One quantity of a reference file as an engine computes it. Of a vector, the component with the largest error ÷ bound. */
export interface CheckRow {
  readonly quantity: string;
  readonly at: 'atStart' | 'sgd' | 'atEnd';
  readonly expected: number;
  readonly got: number;
  /** |got − expected|. */
  readonly error: number;
  /** Bound on f32 rounding (see `error-model.ts`). */
  readonly bound: number;
  readonly ok: boolean;
}

/** Largest u of an engine that computes in f32: 2⁻²⁴, twice that if it truncates. Above it the bounds mean nothing. */
const LARGEST_ROUNDOFF = 2 ** -23;

type Values = number | ArrayLike<number>;
const listed = (values: Values) => (typeof values === 'number' ? [values] : Array.from(values));

/** The worst component of one quantity; a missing value, NaN, ∞ or a wrong length is a failed row. */
export function checkRow(
  quantity: string,
  at: CheckRow['at'],
  { expected, got, bound }: { expected: Values; got: Values | undefined; bound: Values | undefined },
): CheckRow {
  const wanted = listed(expected);
  const found = got === undefined ? [] : listed(got);
  const limits = typeof bound === 'number' ? wanted.map(() => bound) : Array.from(bound ?? []);
  if (found.length !== wanted.length || limits.length !== wanted.length || wanted.length === 0)
    return { quantity, at, expected: wanted[0] ?? Number.NaN, got: Number.NaN, error: Number.NaN, bound: 0, ok: false };
  const rows = wanted.map((value, k): CheckRow => {
    const error = Math.abs(found[k] - value);
    return {
      quantity,
      at,
      expected: value,
      got: found[k],
      error,
      bound: limits[k],
      ok: error <= limits[k] && Number.isFinite(limits[k]),
    };
  });
  const severity = ({ error, bound: limit }: CheckRow) =>
    error === 0 ? 0 : Number.isFinite(error) ? error / limit : Number.POSITIVE_INFINITY;
  return rows.reduce((worst, row) => (severity(row) > severity(worst) || (worst.ok && !row.ok) ? row : worst));
}

/**
 * Where the top eigenvalues are equal within rounding, any unit vector of their eigenspace is the top eigenvector and
 * `expected` may be anything from 0 to the cosine with the whole space: the error is the distance from that range.
 */
function alignmentRow(row: CheckRow, { alignments }: MeasuredQuantities, topMultiplicity: number): CheckRow {
  if (topMultiplicity === 1) return row;
  const whole = alignments.slice(0, topMultiplicity).reduce((sum, cosine) => sum + cosine, 0);
  const error = Math.min(row.error, Math.max(row.expected - whole, -row.expected, 0));
  return { ...row, error, ok: Number.isFinite(row.got) && error <= row.bound };
}

function quantityRows(
  at: 'atStart' | 'atEnd',
  expected: Quantities,
  measured: MeasuredQuantities,
  { bounds, topMultiplicity }: QuantityBounds,
): CheckRow[] {
  return Object.entries(expected).map(([key, value]) => {
    const row = checkRow(key, at, { expected: value, got: measured.values[key], bound: bounds[key] });
    return key === 'gradientTopAlignment' ? alignmentRow(row, measured, topMultiplicity) : row;
  });
}

/** The recorded run through `advance`, one step at a time, with the training loss after each. */
async function replayed(
  program: Program,
  { parameters, sgd }: ReferenceFile,
): Promise<{ trainLossAfterEachStep: number[]; parametersAtEnd: Float32Array }> {
  const { momentum, nesterov, weightDecay, learningRate, batchSize } = sgd;
  const settings = { update: { momentum, nesterov, weightDecay }, learningRates: Float32Array.of(learningRate) };
  let state: CohortState = {
    step: 0,
    theta: Float32Array.from(parameters),
    velocity: new Float32Array(parameters.length),
  };
  const losses: number[] = [];
  for (const batch of sgd.batches) {
    const indices = Int32Array.from(batch);
    const schedule = { steps: 1, batchSize, indices, orders: 1, orderOfRun: Int32Array.of(0) };
    ({ state } = await program.advance(settings, state, schedule));
    const point = await program.at(state.theta);
    losses.push((await point.evaluate('train')).loss[0]);
    point.dispose();
  }
  return { trainLossAfterEachStep: losses, parametersAtEnd: state.theta };
}

/** Result of an engine on a file: one row per quantity, and all computed values as plain numbers under the file's keys. */
export interface ReferenceCheck {
  readonly rows: readonly CheckRow[];
  readonly values: Readonly<Record<CheckRow['at'], Quantities>>;
}

function asPlain(values: Readonly<Record<string, Values>>, keys: Iterable<string>): Quantities {
  const wanted = [...keys].filter((key) => values[key] !== undefined);
  return Object.fromEntries(
    wanted.map((key) => {
      const value = values[key];
      return [key, typeof value === 'number' ? value : Array.from(value)];
    }),
  );
}

/**
 * Compares an engine with every value of a reference file. A value passes if rounding can explain its distance:
 * `bounds` are those of the engine's own unit roundoff unless given.
 */
export async function checkReference(
  engine: Engine,
  file: ReferenceFile,
  bounds: ReferenceBounds = referenceBounds(file, engine.description),
): Promise<ReferenceCheck> {
  const { unitRoundoff } = engine.description;
  const { sgd } = file;
  const rows = [checkRow('unitRoundoff', 'atStart', { expected: 0, got: unitRoundoff, bound: LARGEST_ROUNDOFF })];
  const values: Record<CheckRow['at'], Quantities> = { atStart: {}, sgd: {}, atEnd: {} };
  const program = await engine.open(file.network, file.dataset);
  try {
    for (const at of ['atStart', 'atEnd'] as const) {
      const keys = new Set(Object.keys(file[at]));
      if (keys.size === 0) continue;
      const theta = Float32Array.from(at === 'atStart' ? file.parameters : sgd.parametersAtEnd);
      const measured = await measuredQuantities(engine, program, file, { theta, keys });
      rows.push(...quantityRows(at, file[at], measured, bounds[at]));
      values[at] = asPlain(measured.values, keys);
    }
    const got = await replayed(program, file);
    values.sgd = asPlain(got, Object.keys(got));
    for (const key of ['trainLossAfterEachStep', 'parametersAtEnd'] as const)
      rows.push(checkRow(key, 'sgd', { expected: sgd[key], got: got[key], bound: bounds.sgd[key] }));
  } finally {
    program.dispose();
  }
  return { rows, values };
}
