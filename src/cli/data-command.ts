import { fileSplitOf, filesDataset } from '../data/files-dataset.ts';
import type { ReadingReport } from '../data/reading.ts';
import { READING_CHOICES } from '../data/reading-choices.ts';
import { createSources, type OpenedFiles } from '../data/sources.ts';
import { readBytes } from './read-bytes.ts';
import { argumentsOf, optionFix, READING_OPTIONS, readingFrom, typed } from './reading-options.ts';
import { type Command, PROGRAM, parseCommandLine, UsageError } from './usage.ts';

const CHOICE_LINES = Object.values(READING_CHOICES)
  .map(({ option, takes, values, label }) => {
    const usage = `--${option} ${takes ?? values?.map((known) => known.option).join(' | ')}`;
    return `  ${usage.padEnd(58)} ${label.toLowerCase()}`;
  })
  .join('\n');

const HELP = `Usage: ${PROGRAM} data FILE… [--label COLUMN] [--ignore COLUMNS] [--json | --spec]

Shows how a data file is read: a table (CSV and similar, also compressed by gzip or zip), an NPZ archive, or the files of one
IDX set (images and labels, for training and testing). Choices that the content leaves open are made by options:

${CHOICE_LINES}

A column is its title or its number, from 1. COLUMNS is a comma-separated list that replaces the default.

  --json   print one JSON object and nothing else: rows, inputs (names; empty for images), label, classes (each {name, count};
           empty for a regression), ignored, shape (of one example), task, split ({train, test, own}; own: the files define the
           test set, otherwise the data seed selects a fifth of the rows), sha256 (of the contents), warnings
  --spec   print only the "dataset" of a sweep spec that reads the file this way, for sweep SPEC --data FILE
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
  line('split', `${train} training, ${test} test (${own ? 'as in the file' : 'a fifth, selected by the data seed'})`);
  line(
    'prepared',
    `inputs standardised ${standardise}${standardiseTargets ? '; targets standardised by training mean and deviation' : ''}`,
  );
  line('sha256', source.sha256);
  line('options', typed(argumentsOf(report.reading)) || 'none');
  for (const warning of report.warnings) line('warning', warning);
}

/** The output of `--json`. Scripts depend on its keys. */
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
  help: HELP,
  choiceFix: optionFix,
  run,
};
