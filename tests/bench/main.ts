import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { openBenchBrowser } from './chromium.ts';
import { openLaboratory } from './laboratory.ts';
import { findPytorch } from './pytorch.ts';
import { growth } from './questions/growth.ts';
import { peak } from './questions/peak.ts';
import { probes } from './questions/probes.ts';
import type { Answer, Question } from './questions/question.ts';
import { shards } from './questions/shards.ts';
import { sharpness } from './questions/sharpness.ts';
import { largerSteps, trainingStep } from './questions/training-step.ts';
import { markdownTable, targetRow } from './table.ts';

const QUESTIONS: Readonly<Record<string, Question>> = {
  a: trainingStep,
  b: largerSteps,
  c: sharpness,
  d: peak,
  e: growth,
  f: probes,
  g: shards,
};
const RESULT = 'tests/.out/bench.md';

const USAGE = `npm run bench [-- options]
  --only a,c        some of the questions:
                      a  one training step of a small network, against others
                      b  the same for larger networks
                      c  λ₁ to 1 %, against power iteration in PyTorch
                      d  GFlop/s against the machine's peak
                      e  how time grows with runs, examples, parameters and workers
                      f  all probes of a cohort, in gradients, and tr H against PyTorch
                      g  plan and merge of shards against the number of runs, and their balance
  --passes 2        how often each thing is measured; the best counts
  --blas <folder>   adds rows of PyTorch with the libblas.so.3 of this folder`;

interface Options {
  readonly questions: readonly string[];
  readonly passes: number;
  readonly blas: string | undefined;
}

/** The options of the command, or undefined when help is what was asked for. */
export function parseOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: Object.keys(QUESTIONS).join(',') },
      passes: { type: 'string', default: '2' },
      blas: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const questions = values.only.split(',');
  const unknown = questions.find((question) => !(question in QUESTIONS));
  const known = Object.keys(QUESTIONS).join(', ');
  if (unknown !== undefined) throw new Error(`bench: --only must list some of ${known}, got "${unknown}".`);
  const passes = Number(values.passes);
  if (!Number.isInteger(passes) || passes < 1)
    throw new Error(`bench: --passes must be a positive integer, got "${values.passes}".`);
  return { questions, passes, blas: values.blas };
}

const versionOf = (name: string) =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;

/** Answers the questions asked for, prints the tables as they come and keeps them in tests/.out/bench.md. */
export async function runBench(args: readonly string[], { page }: { page: string }): Promise<void> {
  const options = parseOptions(args);
  if (options === undefined) {
    console.log(USAGE);
    return;
  }
  const browser = await openBenchBrowser(page);
  const pytorchs = [findPytorch(), ...(options.blas === undefined ? [] : [findPytorch(options.blas)])];
  const versions = {
    node: process.versions.node,
    chromium: browser.version,
    tfjs: versionOf('@tensorflow/tfjs-core'),
    tfjsWasm: versionOf('@tensorflow/tfjs-backend-wasm'),
    jaxJs: versionOf('@jax-js/jax'),
  };
  const { passes } = options;
  const laboratory = await openLaboratory({
    browser,
    passes,
    versions,
    pytorchs: pytorchs.filter((pytorch) => pytorch !== undefined),
  });
  const report: string[] = [];
  const say = (text: string) => {
    report.push(text);
    console.log(`${text}\n`);
  };
  try {
    say(
      `# Bench\n\n${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores; Node ${versions.node}, Chromium ${versions.chromium}.`,
    );
    const targets: Answer['targets'][number][] = [];
    for (const question of options.questions) {
      const started = performance.now();
      const answer = await QUESTIONS[question](laboratory);
      process.stderr.write(` (${question}) took ${Math.round((performance.now() - started) / 1000)} s\n`);
      for (const table of answer.tables) say(markdownTable({ ...table, title: `(${question}) ${table.title}` }));
      targets.push(...answer.targets);
    }
    if (targets.length > 0) {
      const columns = ['', 'target', 'measured', 'reached'];
      say(markdownTable({ title: 'Targets', columns, rows: targets.map(targetRow) }));
    }
    for (const failure of laboratory.failures) say(`Not measured: ${failure}`);
  } finally {
    await browser.close();
  }
  mkdirSync('tests/.out', { recursive: true });
  writeFileSync(RESULT, `${report.join('\n\n')}\n`);
  console.log(`Kept in ${RESULT}.`);
}
