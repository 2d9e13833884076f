import type { RawDataset } from '../../raw-dataset.ts';
import type { DecimalMark, Encoding, Reading, ReadingReport } from '../../reading.ts';
import type { NamedBytes } from '../named-bytes.ts';
import { chosenLabel } from './choose-columns.ts';
import { decodeText } from './decode-text.ts';
import { findDialect } from './dialect.ts';
import { type Columns, divideColumns } from './divide-columns.ts';
import { fillExamples } from './fill-examples.ts';
import { mayBeLabel } from './find-label.ts';
import { findTable } from './find-table.ts';
import { checkImage, mayBeImages } from './images.ts';
import { checkLabels, checkMissing } from './missing-rows.ts';
import { planInputs } from './plan-inputs.ts';
import { type Profile, profileTable } from './profile.ts';
import { readLabels } from './read-labels.ts';
import { mayNameRows } from './row-numbers.ts';
import { columnChoice, columnChoices, columnName, type Table } from './table.ts';
import { usedClasses } from './used-classes.ts';
import { contentWarnings, decimalWarning } from './warnings.ts';

interface Profiled {
  readonly table: Table;
  readonly profile: Profile;
  readonly warnings: readonly string[];
}

/** Detects the layout of a text and profiles its cells; again with decimal commas if that may be better. */
function profileText(file: NamedBytes, bytes: Uint8Array, reading: Reading): Profiled {
  const look = (decimal: DecimalMark): Profiled => {
    const dialect = findDialect(file, bytes, { delimiter: reading.delimiter, decimal });
    const { table, warnings } = findTable(file, bytes, { dialect, header: reading.header });
    const watched = new Set([...mayBeLabel(table, chosenLabel(table, reading)), ...mayNameRows(table)]);
    return { table, warnings, profile: profileTable(table, [...watched]) };
  };
  const first = look(reading.decimal ?? '.');
  const { decimalComma } = first.profile;
  if (reading.decimal !== undefined || !decimalComma) return first;
  const second = look(',');
  const better = second.profile.columns.every(
    ({ numbers }, column) => numbers >= first.profile.columns[column].numbers,
  );
  if (!better) return first;
  return { ...second, warnings: [...second.warnings, decimalWarning(decimalComma)] };
}

/** All choices of a reading, given and detected. */
function choicesOf(
  { dialect, titles }: Table,
  { label, ignored }: Columns,
  { task, encoding, reading }: { task: ReadingReport['task']; encoding: Encoding; reading: Reading },
): Reading {
  const choice = (column: number) => columnChoice({ titles }, column);
  return {
    ...reading,
    label: choice(label),
    ignore: ignored.map(choice),
    task,
    encoding,
    decimal: dialect.decimal,
    delimiter: dialect.delimiter,
    header: titles !== undefined,
  };
}

const titleOf = (file: string): string =>
  file.replace(/^.*\.zip, (?:.*\/)?/is, '').replace(/\.(csv|tsv|tab|txt|data|dat)$/i, '');

/**
 * Reads a table: one column of labels or targets, all others inputs. Choices that the reading leaves open are detected and
 * reported; reading again with the reported choices gives the same examples. Time and memory are linear in the size of the
 * file, which is scanned two or a few times.
 */
export function readTable(file: NamedBytes, reading: Reading): { raw: RawDataset; report: ReadingReport } {
  const { bytes, encoding } = decodeText(file, reading.encoding);
  const { table, profile, warnings } = profileText(file, bytes, reading);
  const columns = divideColumns(table, profile, reading);
  const { label } = columns;
  checkLabels(table, profile, { label, missing: reading.missing });
  const read = readLabels(table, profile, { label, task: reading.task });
  const { task } = read.labels;
  const plan = planInputs(table, profile, { ...columns, words: reading.words });
  const missing = checkMissing(table, profile, { plan, missing: reading.missing });
  const image = checkImage(table, profile, { plan, missing, image: reading.image });
  const examples = fillExamples(table, {
    rows: profile.rows - profile.columns[label].missing,
    label,
    labels: read.labels,
    plan,
    dropMissing: reading.missing === 'drop',
    asBytes: image?.asBytes ?? false,
  });
  const { classes, labels } = usedClasses(table, read.labels, examples);
  const raw: RawDataset = {
    name: titleOf(file.name),
    inputShape: image?.shape ?? [plan.names.length],
    classes: task === 'regression' ? 1 : classes.length,
    ...(task === 'classification' && { classNames: classes.map(({ name }) => name) }),
    train: { ...examples, labels },
    ...(missing.length > 0 && { missing }),
  };
  const report: ReadingReport = {
    rows: examples.count,
    inputs: image ? [] : [...plan.names, ...missing.map(({ name }) => `${name} is missing`)],
    label: columnName(table, label),
    classes,
    ignored: [...columns.ignored, ...plan.ignoredWords].sort((a, b) => a - b).map((at) => columnName(table, at)),
    columns: columnChoices(table),
    shape: image?.shape ?? [plan.names.length + missing.length],
    task,
    ownTest: null,
    reading: choicesOf(table, columns, { task, encoding, reading }),
    warnings: [
      ...warnings,
      ...columns.warnings,
      ...read.warnings,
      ...(image ? [] : mayBeImages(profile, plan)),
      ...contentWarnings(table, profile, { plan, examples }),
    ],
  };
  return { raw, report };
}
