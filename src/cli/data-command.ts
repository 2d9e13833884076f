import { fileSplitOf, filesDataset } from '../data/files-dataset.ts';
import type { ReadingReport } from '../data/reading.ts';
import { READING_CHOICES } from '../data/reading-choices.ts';
import { createSources, type OpenedFiles } from '../data/sources.ts';
import { readBytes } from './read-bytes.ts';
import { argumentsOf, optionFix, READING_OPTIONS, readingFrom, typed } from './reading-options.ts';
import { type Command, parseCommandLine, UsageError } from './usage.ts';

const CHOICE_LINES = Object.values(READING_CHOICES)
  .map(({ option, takes, values, label }) => {
    const usage = `--${option} ${takes ?? values?.map((known) => known.option).join(' | ')}`;
    return `  ${usage.padEnd(58)} ${label.toLowerCase()}`;
  })
  .join('\n');

const HELP = `Usage: npm run --silent sgdscope -- data FILE… [--label COLUMN] [--ignore COLUMNS] [--json | --spec]

Says how a file of data is read: a table (CSV and its kin, packed by gzip or zip too), an NPZ archive, or the files of one
IDX set (images and labels, for training and testing). What the content leaves open can be said:

${CHOICE_LINES}

A column is named by its title or by its place, from 1; COLUMNS are divided by commas and replace what would be ignored.

  --json   print only one JSON object: rows, inputs (names; none for images), label, classes ({name, count} each; none for a
           regression), ignored, shape (of an example), task, split ({train, test, own}: own is true if the files say which
           examples are for testing, else a fifth is kept back by the data seed), sha256 (of what the files contain), warnings
  --spec   print only the "dataset" of a sweep's spec that reads the file so, with its standardisation, for sweep SPEC --data FILE
`;

function printReport(name: string, opened: OpenedFiles): void {
  const { source, report } = opened;
  const { standardise, standardiseTargets } = filesDataset(opened);
  const line = (title: string, text: string) => process.stdout.write(`  ${title.padEnd(9)} ${text}\n`);
  const list = (items: readonly string[]) => items.join(', ') || 'none';
  const { train, test, own } = fileSplitOf(report);
  const classes = report.classes.map(({ name: title, count }) => `${title} ${count}`);
  process.stdout.write(`${name}: ${report.rows} rows\n`);
  line('inputs', report.inputs.length > 0 ? `${report.inputs.length}: ${list(report.inputs)}` : 'images');
  line('shape', report.shape.join('×'));
  line('label', report.label);
  line('task', report.task);
  if (classes.length > 0) line('classes', `${classes.length}: ${list(classes)}`);
  line('ignored', list(report.ignored));
  line('split', `${train} training, ${test} test (${own ? 'of the file' : 'a fifth kept back, by the data seed'})`);
  line(
    'prepared',
    `inputs standardised ${standardise}${standardiseTargets ? '; targets less their training mean, in training deviations' : ''}`,
  );
  line('sha256', source.sha256);
  line('read by', typed(argumentsOf(report.reading)) || 'nothing to choose');
  for (const warning of report.warnings) line('warning', warning);
}

/** What `--json` prints: a promise to scripts, so no key may be added or renamed lightly. */
const jsonOf = ({ rows, inputs, label, classes, ignored, shape, task, ...rest }: ReadingReport, sha256: string) => ({
  rows,
  inputs,
  label,
  classes,
  ignored,
  shape,
  task,
  split: fileSplitOf({ rows, ownTest: rest.ownTest }),
  sha256,
  warnings: rest.warnings,
});

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(args, {
    ...READING_OPTIONS,
    json: { type: 'boolean', default: false },
    spec: { type: 'boolean', default: false },
  });
  if (positionals.length === 0) throw new UsageError('data needs a FILE (several for an IDX set). See data --help.');
  if (values.json && values.spec) throw new UsageError('--json and --spec exclude each other. Give one of them.');
  const reading = readingFrom(values);
  const opened = await createSources().addFiles(await Promise.all(positionals.map((path) => readBytes(path))), reading);
  if (values.json) process.stdout.write(`${JSON.stringify(jsonOf(opened.report, opened.source.sha256))}\n`);
  else if (values.spec) process.stdout.write(`${JSON.stringify(filesDataset(opened))}\n`);
  else printReport(positionals.join(', '), opened);
  return 0;
}

export const dataCommand: Command = {
  name: 'data',
  summary: 'say how a file of data is read, and how it could be',
  help: HELP,
  choiceFix: optionFix,
  run,
};
