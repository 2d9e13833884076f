import { type StepCase, type StepSubject, sizesText } from '../jobs.ts';
import type { Laboratory, Request } from '../laboratory.ts';
import { ABSENT, ratioOf, ratioText, type Table, type Target, threeDigits } from '../table.ts';
import type { Answer, Question } from './question.ts';

const SECONDS = 0.5;

const SMALL: StepCase = { sizes: [64, 32, 32, 10], batchSize: 32, runs: 75 };
const LARGER: readonly StepCase[] = [
  ...[8, 32, 128].map((batchSize) => ({ sizes: [196, 64, 64, 10], batchSize, runs: 75 })),
  // A cohort of 75 of these would take software GL minutes.
  { sizes: [784, 256, 256, 10], batchSize: 128, runs: 8 },
];

/** A row of the tables of training steps. */
interface Contestant {
  readonly name: string;
  readonly version: string;
  /** What its ratio is taken to: simd in the same browser, or in Node for what runs outside one. */
  readonly against: 'node' | 'chromium';
  readonly request: (of: StepCase) => Request;
}

export const stepRequest = (place: 'node' | 'chromium', subject: StepSubject, of: StepCase): Request => ({
  place,
  job: { kind: 'step', subject, of, seconds: SECONDS },
});

function contestants({ versions, pytorchs }: Laboratory): Contestant[] {
  const inBrowser = (name: string, subject: StepSubject, version: string): Contestant => ({
    name,
    version,
    against: 'chromium',
    request: (of) => stepRequest('chromium', subject, of),
  });
  return [
    { name: 'simd, Node', version: versions.node, against: 'node', request: (of) => stepRequest('node', 'simd', of) },
    inBrowser('simd, Chromium', 'simd', versions.chromium),
    inBrowser('webgl fused', 'webglFused', versions.tfjs),
    inBrowser('webgl unfused', 'webglUnfused', versions.tfjs),
    inBrowser('tfjs-wasm', 'tfjsWasm', versions.tfjsWasm),
    inBrowser('jax-js, wasm', 'jaxJs', versions.jaxJs),
    ...pytorchs.flatMap(({ version }, python) =>
      (['eager', 'batched'] as const).map(
        (kind): Contestant => ({
          name: `PyTorch ${kind === 'eager' ? 'eager' : 'batched over runs'}`,
          version,
          against: 'node',
          request: (of) => ({ place: 'pytorch', python, job: { ...of, kind, seconds: SECONDS } }),
        }),
      ),
    ),
  ];
}

/** Software GL spreads over the cores it finds. */
const threadsOf = ({ name }: Contestant) => (name.startsWith('webgl') ? 'GL’s own' : '1');

async function compare(laboratory: Laboratory, of: StepCase) {
  const rows = contestants(laboratory);
  const times = await laboratory.measure(rows.map(({ request }) => request(of)));
  return { of, rows, times };
}

type Comparison = Awaited<ReturnType<typeof compare>>;

const timeOf = ({ rows, times }: Comparison, name: string, version?: string): number | undefined =>
  times[rows.findIndex((row) => row.name === name && (version === undefined || row.version === version))]?.milliseconds;

const baseOf = (comparison: Comparison, against: Contestant['against']) =>
  timeOf(comparison, against === 'node' ? 'simd, Node' : 'simd, Chromium');

function tableOf(comparison: Comparison, { pytorchs }: Laboratory): Table {
  const { rows, times, of } = comparison;
  const cells = rows.map((row, index) => {
    const measured = times[index];
    const name = measured?.way ? `${row.name} (${measured.way})` : row.name;
    const ratio = ratioText(measured?.milliseconds, baseOf(comparison, row.against));
    return [name, threadsOf(row), row.version, threeDigits(measured?.milliseconds), ratio];
  });
  const absent = ['PyTorch', ABSENT, 'absent', ABSENT, ABSENT];
  return {
    title: `One training step of a ${sizesText(of.sizes)} MLP, B = ${of.batchSize}, ${of.runs} runs`,
    columns: ['', 'threads', 'version', 'ms per step of one run', '÷ simd'],
    rows: pytorchs.length === 0 ? [...cells, absent] : cells,
  };
}

const BLAS_NOTE =
  'This PyTorch multiplies matrices with the reference BLAS, several times slower than OpenBLAS. Install libopenblas0, ' +
  'or name a folder with its libblas.so.3 by --blas.';

const NOTE =
  'Ratios are to simd in the same place: Chromium for what runs in it, Node for PyTorch. jax-js and tfjs-wasm are ' +
  'measured one run at a time and batched over runs; the faster is shown.';

/** Whether every PyTorch that is here has the BLAS that nobody computes with on purpose. */
const slowBlas = ({ pytorchs }: Laboratory) =>
  pytorchs.length > 0 && pytorchs.every(({ version }) => version.includes('reference BLAS'));

const times = (what: string, least: number, value: number | undefined): Target => ({ what, least, unit: '×', value });

function targetsOf(comparison: Comparison, { pytorchs }: Laboratory): Target[] {
  const over = (name: string, against: Contestant['against'], version?: string) =>
    ratioOf(timeOf(comparison, name, version), baseOf(comparison, against));
  return [
    ...pytorchs.flatMap(({ version }) => [
      times(`(a) simd against PyTorch eager, ${version}`, 10, over('PyTorch eager', 'node', version)),
      times(`(a) simd against PyTorch batched, ${version}`, 5, over('PyTorch batched over runs', 'node', version)),
    ]),
    times('(a) simd against jax-js', 8, over('jax-js, wasm', 'chromium')),
    times('(a) simd against tfjs-wasm', 8, over('tfjs-wasm', 'chromium')),
    fusedTarget('(a)', comparison),
  ];
}

const fusedTarget = (question: string, comparison: Comparison): Target =>
  times(
    `${question} webgl fused against unfused, ${sizesText(comparison.of.sizes)}, B = ${comparison.of.batchSize}`,
    2,
    ratioOf(timeOf(comparison, 'webgl unfused'), timeOf(comparison, 'webgl fused')),
  );

export const trainingStep: Question = async (laboratory): Promise<Answer> => {
  const comparison = await compare(laboratory, SMALL);
  const table = { ...tableOf(comparison, laboratory), notes: slowBlas(laboratory) ? [NOTE, BLAS_NOTE] : [NOTE] };
  return { tables: [table], targets: targetsOf(comparison, laboratory) };
};

export const largerSteps: Question = async (laboratory) => {
  const comparisons: Comparison[] = [];
  for (const of of LARGER) comparisons.push(await compare(laboratory, of));
  return {
    tables: comparisons.map((comparison) => tableOf(comparison, laboratory)),
    targets: comparisons.map((comparison) => fusedTarget('(b)', comparison)),
  };
};

/** The cases of both questions, smallest first. */
export const STEP_CASES: readonly StepCase[] = [SMALL, ...LARGER];
