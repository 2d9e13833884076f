import { cpus } from 'node:os';
import { parameterLayout } from '../../../src/engine/parameter-layout.ts';
import { denseNetwork, type StepCase, type StepSubject, sizesText } from '../jobs.ts';
import type { Laboratory, Request } from '../laboratory.ts';
import { stepFlops } from '../simd-step.ts';
import { ratioOf, ratioText, type Table, type Target, threeDigits } from '../table.ts';
import type { Question } from './question.ts';
import { stepRequest } from './training-step.ts';

const SECONDS = 0.5;
const SIZES = [64, 32, 32, 10];
const BATCH_SIZE = 32;
const RUNS = [1, 8, 64];
const EXAMPLES = [256, 1024, 4096, 16_384];
const WIDTHS = [16, 32, 64, 128, 256];
const WORKER_CASE: StepCase = { sizes: SIZES, batchSize: BATCH_SIZE, runs: 4 };

/** Workers beyond this say nothing new. */
const MOST_WORKERS = 4;

const COHORTS: readonly { name: string; place: 'node' | 'chromium'; subject: StepSubject; alone?: true }[] = [
  { name: 'simd, Node', place: 'node', subject: 'simd' },
  { name: 'simd, Chromium', place: 'chromium', subject: 'simd' },
  { name: 'webgl fused', place: 'chromium', subject: 'webglFused' },
  { name: 'webgl unfused', place: 'chromium', subject: 'webglUnfused' },
  { name: 'tfjs model.fit, webgl, one run at a time', place: 'chromium', subject: 'modelFitWebgl', alone: true },
  { name: 'tfjs model.fit, wasm, one run at a time', place: 'chromium', subject: 'modelFitWasm', alone: true },
];

/** ms of one step of the whole cohort; for who trains one run at a time, R times that of one. */
async function cohortTable({ measure }: Laboratory): Promise<Table> {
  const requests = COHORTS.flatMap(({ place, subject, alone }) =>
    RUNS.map((runs) => stepRequest(place, subject, { sizes: SIZES, batchSize: BATCH_SIZE, runs: alone ? 1 : runs })),
  );
  const found = await measure(requests);
  const time = (row: number, column: number) => {
    const one = found[row * RUNS.length + column]?.milliseconds;
    return one === undefined ? undefined : one * RUNS[column];
  };
  const last = RUNS.length - 1;
  const simd = COHORTS.findIndex(({ name }) => name === 'simd, Chromium');
  return {
    title: `Growth with R: ms of one cohort step, ${sizesText(SIZES)}, B = ${BATCH_SIZE}`,
    columns: ['', ...RUNS.map((runs) => `R = ${runs}`), `÷ simd, Chromium at R = ${RUNS[last]}`],
    rows: COHORTS.map(({ name }, row) => [
      name,
      ...RUNS.map((_, column) => threeDigits(time(row, column))),
      ratioText(time(row, last), time(simd, last)),
    ]),
  };
}

async function examplesTable({ measure }: Laboratory): Promise<Table> {
  const found = await measure(
    EXAMPLES.map(
      (examples): Request => ({
        place: 'node',
        job: { kind: 'curvature', sizes: SIZES, examples, seconds: SECONDS },
      }),
    ),
  );
  return {
    title: `Growth with N: simd in Node, full-batch questions, ${sizesText(SIZES)}`,
    columns: ['N', 'gradient, ms', 'Hessian-vector product, ms', 'µs per example', 'time ÷ time of the N before'],
    rows: EXAMPLES.map((examples, index) => {
      const product = found[index]?.milliseconds;
      return [
        String(examples),
        threeDigits(found[index]?.gradient),
        threeDigits(product),
        threeDigits(product === undefined ? undefined : (1000 * product) / examples),
        ratioText(product, found[index - 1]?.milliseconds),
      ];
    }),
  };
}

async function parametersTable({ measure }: Laboratory): Promise<Table> {
  const cases = WIDTHS.map((width): StepCase => ({ sizes: [64, width, width, 10], batchSize: BATCH_SIZE, runs: 8 }));
  const found = await measure(cases.map((of) => stepRequest('node', 'simd', of)));
  return {
    title: `Growth with P: simd in Node, one step of one run, B = ${BATCH_SIZE}`,
    columns: ['network', 'P', 'ms', 'GFlop/s', 'time ÷ time of the P before'],
    rows: cases.map(({ sizes }, index) => {
      const network = denseNetwork(sizes);
      const time = found[index]?.milliseconds;
      const gigaflops = time === undefined ? undefined : stepFlops(network, BATCH_SIZE) / time / 1e6;
      const count = String(parameterLayout(network).count);
      const growth = ratioText(time, found[index - 1]?.milliseconds);
      return [sizesText(sizes), count, threeDigits(time), threeDigits(gigaflops), growth];
    }),
  };
}

async function workersTable({ measure }: Laboratory): Promise<{ table: Table; target: Target }> {
  const cores = cpus().length;
  const counts = Array.from({ length: Math.min(MOST_WORKERS, Math.max(2, cores)) }, (_, index) => index + 1);
  const found = await measure(
    counts.map(
      (workers): Request => ({
        place: 'chromium',
        job: { kind: 'workers', of: WORKER_CASE, workers, seconds: 2 * SECONDS },
      }),
    ),
  );
  const one = found[0]?.milliseconds;
  const table = {
    title: `Growth with workers: simd in Chromium, ${sizesText(SIZES)}, B = ${BATCH_SIZE}, ${cores} cores`,
    columns: ['workers', 'steps of one run per second', 'speed ÷ that of one worker'],
    rows: counts.map((workers, index) => {
      const time = found[index]?.milliseconds;
      return [String(workers), threeDigits(time === undefined ? undefined : 1000 / time), ratioText(one, time)];
    }),
  };
  const value = ratioOf(one, found[1]?.milliseconds);
  return { table, target: { what: '(e) two workers against one', least: 1.8, unit: '×', value } };
}

export const growth: Question = async (laboratory) => {
  const cohorts = await cohortTable(laboratory);
  const examples = await examplesTable(laboratory);
  const parameters = await parametersTable(laboratory);
  const workers = await workersTable(laboratory);
  return { tables: [cohorts, examples, parameters, workers.table], targets: [workers.target] };
};
