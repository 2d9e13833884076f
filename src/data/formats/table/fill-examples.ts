import type { RawExamples } from '../../raw-dataset.ts';
import { LIMITS } from '../limits.ts';
import { fileFault } from '../named-bytes.ts';
import type { InputPlan } from './plan-inputs.ts';
import { valueAt } from './profile.ts';
import type { Labels } from './read-labels.ts';
import type { RowCursor } from './row-cursor.ts';
import { eachRow, type Table } from './table.ts';

interface Filling {
  readonly rows: number;
  readonly label: number;
  readonly labels: Labels;
  readonly plan: InputPlan;
  /** Whether rows with a missing input are dropped; otherwise the input is NaN. */
  readonly dropMissing: boolean;
  /** Whether inputs are stored as bytes: all are whole numbers from 0 to 255. */
  readonly asBytes: boolean;
}

type Inputs = RawExamples['inputs'];

/** Writes the inputs of one row from `start` on. Returns whether none is missing. */
function writeInputs(row: RowCursor, inputs: Inputs, { plan, start }: { plan: InputPlan; start: number }): boolean {
  let complete = true;
  for (const { column, at, words } of plan.columns) {
    if (!words) {
      const value = row.number(column);
      inputs[start + at] = value;
      if (Number.isNaN(value)) complete = false;
      continue;
    }
    const k = words.get(row.text(column));
    inputs.fill(k === undefined ? Number.NaN : 0, start + at, start + at + words.size);
    if (k === undefined) complete = false;
    else inputs[start + at + k] = 1;
  }
  return complete;
}

/** Refuses examples that take too much memory, before it is allocated. */
function checkSize({ name }: Table, bytes: number): void {
  if (bytes > LIMITS.decodedBytes)
    throw fileFault(name, 'inputs', {
      what: 'decoded numbers',
      rule: `at most ${LIMITS.decodedBytes} bytes`,
      got: bytes,
      fix: 'Save fewer rows or columns, or choose to ignore columns of words.',
    });
}

/** Reads inputs [N, D] and labels or targets of a validated table. Rows without a label are dropped. */
export function fillExamples(table: Table, filling: Filling): RawExamples {
  const { rows, label, labels, plan, dropMissing, asBytes } = filling;
  const size = plan.names.length;
  checkSize(table, rows * size * (asBytes ? 1 : 4));
  const inputs = asBytes ? new Uint8Array(rows * size) : new Float32Array(rows * size);
  const classes = new Uint16Array(rows);
  const targets = labels.task === 'regression' ? new Float32Array(rows) : undefined;
  let count = 0;
  eachRow(table, (row) => {
    const value = valueAt(row, label);
    if (value === undefined) return;
    const complete = writeInputs(row, inputs, { plan, start: count * size });
    if (dropMissing && !complete) return;
    if (labels.task === 'classification') classes[count] = labels.index.get(value)!;
    if (targets) targets[count] = Number(value);
    count++;
  });
  const kept = <A extends Inputs | Uint16Array>(all: A, length: number) =>
    (length === all.length ? all : all.slice(0, length)) as A;
  return {
    count,
    inputs: kept(inputs, count * size),
    labels: kept(classes, count),
    ...(targets && { targets: kept(targets, count) }),
  };
}
