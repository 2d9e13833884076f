import { startStream, writeStart } from '../../../src/math/lanczos-start.ts';
import { type Measured, sizesText, type TrainedCase } from '../jobs.ts';
import type { Laboratory, Request } from '../laboratory.ts';
import { STARTS } from '../simd-jobs.ts';
import { ABSENT, ratioOf, ratioText, type Table, type Target, threeDigits } from '../table.ts';
import { trainedCase } from '../trained-case.ts';
import type { Question } from './question.ts';

const SECONDS = 1;
const TOLERANCE = 0.01;
/** Trained networks on which curvature is measured against PyTorch. */
export const NETWORKS = [
  { side: 8, hidden: [32, 32] },
  { side: 14, hidden: [64, 64] },
] as const;
const RULES = [
  { rule: 'residual', graph: 'kept' },
  { rule: 'residual', graph: 'rebuilt' },
  { rule: 'change', graph: 'kept' },
] as const;

const ourRequest = (place: 'node' | 'chromium', of: TrainedCase, tolerance = TOLERANCE): Request => ({
  place,
  job: { kind: 'sharpness', of, tolerance, seconds: SECONDS },
});

/** The vectors that our Lanczos starts from. */
function startVectors(parameters: number): number[][] {
  const scratch = new Float64Array(parameters);
  return STARTS.map((seed) => {
    const start = new Float32Array(parameters);
    writeStart(start, scratch, startStream(seed, 0));
    return [...start];
  });
}

function requestsOf({ pytorchs }: Laboratory, of: TrainedCase): { name: string; version?: string; request: Request }[] {
  const { sizes, theta, inputs, labels } = of;
  const starts = startVectors(theta.length);
  return [
    { name: 'simd, Node: Lanczos, residual ≤ 1 %', request: ourRequest('node', of) },
    { name: 'simd, Chromium: Lanczos, residual ≤ 1 %', request: ourRequest('chromium', of) },
    ...pytorchs.flatMap(({ version }, python) =>
      RULES.map(({ rule, graph }) => ({
        name: `PyTorch: power iteration, ${rule} ≤ 1 %, graph ${graph}`,
        version,
        request: {
          place: 'pytorch' as const,
          python,
          job: {
            kind: 'power' as const,
            ...{ sizes, theta, inputs, labels, rule, graph, tolerance: TOLERANCE, starts, seconds: SECONDS },
          },
        },
      })),
    ),
  ];
}

/** How far a value is off, in per cent. */
export const errorText = (value: number | undefined, exact: number | undefined) => {
  const ratio = ratioOf(value, exact);
  return ratio === undefined ? ABSENT : `${threeDigits(100 * Math.abs(ratio - 1))} %`;
};

async function measureNetwork(laboratory: Laboratory, network: (typeof NETWORKS)[number]) {
  const { loss, ...of } = await trainedCase(network.side, network.hidden);
  const rows = requestsOf(laboratory, of);
  const measured = await laboratory.measure(rows.map(({ request }) => request));
  const [exact] = await laboratory.measure([ourRequest('node', of, 1e-4)]);
  const ours = measured[0]?.milliseconds;
  const line = (name: string, version: string, found: Measured | undefined) => [
    name,
    '1',
    version,
    threeDigits(found?.products),
    threeDigits(found?.value),
    errorText(found?.value, exact?.value),
    threeDigits(found?.milliseconds),
    ratioText(found?.milliseconds, ours),
  ];
  const { node, chromium } = laboratory.versions;
  const table: Table = {
    title: `λ₁ to 1 %: ${sizesText(of.sizes)}, 1,024 examples, trained to loss ${threeDigits(loss)}`,
    columns: ['', 'threads', 'version', 'products', 'λ₁', 'error', 'ms', '÷ simd, Node'],
    rows: rows.map(({ name, version }, index) =>
      line(name, version ?? (index === 0 ? node : chromium), measured[index]),
    ),
    notes: [
      'Means over five start vectors, the same for all. A residual below 1 % bounds the distance to an eigenvalue; that ' +
        'it is the largest only Lanczos says here, to 2 % of it in 99 of 100 starts. A change below 1 % between two ' +
        'iterations bounds nothing. Graph kept: one graph of the gradient serves all products; rebuilt: each product ' +
        'makes its own. The error is against λ₁ to a residual of 0.01 %.',
    ],
  };
  const targets = rows.flatMap(({ name, version }, index): Target[] => {
    if (version === undefined) return [];
    const value = ratioOf(measured[index]?.milliseconds, ours);
    return [{ what: `(c) simd against ${name}, ${sizesText(of.sizes)}, ${version}`, least: 20, unit: '×', value }];
  });
  return { table, targets };
}

export const sharpness: Question = async (laboratory) => {
  const found: Awaited<ReturnType<typeof measureNetwork>>[] = [];
  for (const network of NETWORKS) found.push(await measureNetwork(laboratory, network));
  return { tables: found.map(({ table }) => table), targets: found.flatMap(({ targets }) => targets) };
};
