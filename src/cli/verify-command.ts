import type { Engine } from '../engine/contract.ts';
import { checkReference, type ReferenceCheck } from '../probes/reference/check-engine.ts';
import { parseReferenceFile } from '../probes/reference/reference-file.ts';
import { createNodeEngine } from './node-engine.ts';
import { readJson } from './read-json.ts';
import { textTable } from './text-table.ts';
import { type Command, engineOption, PROGRAM, parseCommandLine, UsageError } from './usage.ts';

const HELP = `Usage: ${PROGRAM} verify FILE… [--engine simd|cpu] [--json]

Compares an engine with reference files (format: tests/reference): every quantity at the start of the SGD run in the file,
after each of its steps, and at its end. Prints quantity, expected and computed value, error and bound; for a vector, the
component with the largest error ÷ bound. The bound is a bound on the rounding error in the engine's precision.
Exit status 1 if a quantity is missing or outside its bound.

  --engine E   simd (default) or cpu (tfjs)
  --json       print a JSON array and nothing else, one object per file: name, engine, and the computed values under the
               keys of the file
`;

interface FileCheck extends ReferenceCheck {
  readonly name: string;
}

const digits = (value: number) => (Number.isFinite(value) ? value.toPrecision(7) : String(value));
const short = (value: number) => value.toExponential(2);

function printTable({ name, rows }: FileCheck, engine: string): void {
  const failed = rows.filter(({ ok }) => !ok).length;
  process.stdout.write(
    `\n${name} on ${engine}: ${failed === 0 ? 'every quantity within its bound' : `${failed} OUT OF BOUND`}\n`,
  );
  const table = [
    ['', 'at', 'quantity', 'expected', 'got', 'error', 'bound'],
    ...rows.map(({ ok, at, quantity, expected, got, error, bound }) => [
      ok ? '✓' : '✗',
      at,
      quantity,
      digits(expected),
      digits(got),
      short(error),
      short(bound),
    ]),
  ];
  process.stdout.write(textTable(table, (column) => column >= 3));
}

async function checkFiles(engine: Engine, paths: readonly string[]): Promise<FileCheck[]> {
  const checks: FileCheck[] = [];
  for (const path of paths) {
    const file = parseReferenceFile(await readJson(path), path);
    checks.push({ name: file.name, ...(await checkReference(engine, file)) });
  }
  return checks;
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(args, {
    engine: { type: 'string', default: 'simd' },
    json: { type: 'boolean', default: false },
  });
  if (positionals.length === 0) throw new UsageError('verify needs at least one reference FILE. See verify --help.');
  const engine = await createNodeEngine(engineOption(values.engine));
  try {
    const checks = await checkFiles(engine, positionals);
    if (values.json)
      process.stdout.write(
        `${JSON.stringify(checks.map(({ name, values: computed }) => ({ name, engine: values.engine, ...computed })))}\n`,
      );
    else for (const check of checks) printTable(check, values.engine);
    return checks.every(({ rows }) => rows.every(({ ok }) => ok)) ? 0 : 1;
  } finally {
    engine.dispose();
  }
}

export const verifyCommand: Command = {
  help: HELP,
  run,
};
