import { type ProbeWork, sizesText } from '../jobs.ts';
import type { Laboratory, Request } from '../laboratory.ts';
import { ratioOf, ratioText, type Table, type Target, threeDigits } from '../table.ts';
import { trainedCase } from '../trained-case.ts';
import type { Question } from './question.ts';
import { errorText, NETWORKS } from './sharpness.ts';

const SECONDS = 1;
const RUNS = 75;
/** Of the 95 % interval, relative: as wide as papers plot traces. */
const TRACE_TOLERANCE = 0.05;
const GRAPHS = ['kept', 'rebuilt'] as const;
/** Steps of training before the cohort is measured: none, and 50 epochs. */
const STEPS = [0, 1600] as const;

const WORK: readonly { name: string; what: ProbeWork }[] = [
  { name: 'one full gradient', what: 'gradient' },
  { name: 'λ₁ to 1 %', what: 'sharpness' },
  { name: 'economy tier', what: 'economy' },
  { name: 'economy and standard tiers', what: 'standard' },
];

async function tierTable(laboratory: Laboratory): Promise<Table> {
  const places = ['node', 'chromium'] as const;
  const rows: string[][] = [];
  for (const steps of STEPS)
    for (const place of places) {
      const found = await laboratory.measure(
        WORK.map(
          ({ what }): Request => ({ place, job: { kind: 'probes', what, runs: RUNS, steps, seconds: SECONDS } }),
        ),
      );
      const [gradient] = found;
      WORK.forEach(({ name }, index) => {
        const time = found[index]?.milliseconds;
        rows.push([
          name,
          place === 'node' ? 'Node' : 'Chromium',
          steps === 0 ? 'start' : 'after 50 epochs',
          threeDigits(time),
          threeDigits(ratioOf(time, gradient?.milliseconds)),
        ]);
      });
    }
  return {
    title: `simd, one thread: probes of ${RUNS} runs of 64-32-32-10 on 1,024 examples`,
    columns: ['', 'place', 'when', 'ms per run', 'in full gradients'],
    rows,
    notes: [
      'Opening the point is part of each row, so the gradient includes the forward and backward pass over all examples.',
    ],
  };
}

async function traceTable(laboratory: Laboratory, network: (typeof NETWORKS)[number]) {
  const { loss, ...of } = await trainedCase(network.side, network.hidden);
  const { sizes, theta, inputs, labels } = of;
  const places = ['node', 'chromium'] as const;
  const rows = [
    ...places.map((place) => ({
      name: `simd, ${place === 'node' ? 'Node' : 'Chromium'}: exact`,
      version: laboratory.versions[place],
      request: { place, job: { kind: 'trace', of, seconds: SECONDS } } as Request,
    })),
    ...laboratory.pytorchs.flatMap(({ version }, python) =>
      GRAPHS.map((graph) => ({
        name: `PyTorch: Hutchinson to 5 %, graph ${graph}`,
        version,
        request: {
          ...{ place: 'pytorch', python },
          job: {
            ...{ kind: 'trace', sizes, theta, inputs, labels, graph },
            ...{ tolerance: TRACE_TOLERANCE, seeds: 5, seconds: SECONDS },
          },
        } as Request,
      })),
    ),
  ];
  const measured = await laboratory.measure(rows.map(({ request }) => request));
  const [exact] = measured;
  const ours = exact?.milliseconds;
  const table: Table = {
    title: `tr H: ${sizesText(sizes)}, 1,024 examples, trained to loss ${threeDigits(loss)}`,
    columns: ['', 'threads', 'version', 'products', 'tr H', 'off by', 'ms', '÷ simd, Node'],
    rows: rows.map(({ name, version }, index) => {
      const found = measured[index];
      const off = index === 0 ? 'rounding' : errorText(found?.value, exact?.value);
      const time = found?.milliseconds;
      const products = threeDigits(found?.products);
      return [name, '1', version, products, threeDigits(found?.value), off, threeDigits(time), ratioText(time, ours)];
    }),
    notes: [
      'simd sums the trace layer by layer, exactly but for rounding, by sending back what the curvature of the loss and ' +
        'of each activation puts in; Hutchinson’s estimator stops when the half-width of its 95 % interval is 5 % of it. ' +
        'PyTorch: means over five seeds.',
    ],
  };
  const targets = rows.flatMap(({ name, version }, index): Target[] => {
    if (index < places.length) return [];
    const value = ratioOf(measured[index]?.milliseconds, ours);
    return [{ what: `(f) simd against ${name}, ${sizesText(sizes)}, ${version}`, least: 20, unit: '×', value }];
  });
  return { table, targets };
}

export const probes: Question = async (laboratory) => {
  const tiers = await tierTable(laboratory);
  const traces: Awaited<ReturnType<typeof traceTable>>[] = [];
  for (const network of NETWORKS) traces.push(await traceTable(laboratory, network));
  return { tables: [tiers, ...traces.map(({ table }) => table)], targets: traces.flatMap(({ targets }) => targets) };
};
