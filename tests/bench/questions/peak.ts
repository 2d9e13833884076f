import { denseNetwork, sizesText } from '../jobs.ts';
import type { Request } from '../laboratory.ts';
import { hessianVectorFlops, stepFlops } from '../simd-step.ts';
import { ABSENT, ratioOf, type Target, threeDigits } from '../table.ts';
import type { Question } from './question.ts';
import { STEP_CASES, stepRequest } from './training-step.ts';

const SECONDS = 0.5;
const EXAMPLES = 1024;
const PLACES = ['node', 'chromium'] as const;

const percent = (gigaflops: number | undefined, peak: number | undefined) => {
  const ratio = ratioOf(gigaflops, peak);
  return ratio === undefined ? undefined : 100 * ratio;
};

interface Work {
  readonly name: string;
  readonly flops: number;
  readonly request: (place: (typeof PLACES)[number]) => Request;
}

const WORK: readonly Work[] = [
  ...STEP_CASES.map((of) => ({
    name: `step of ${sizesText(of.sizes)}, B = ${of.batchSize}`,
    flops: stepFlops(denseNetwork(of.sizes), of.batchSize),
    request: (place: (typeof PLACES)[number]) => stepRequest(place, 'simd', of),
  })),
  ...[STEP_CASES[0], STEP_CASES[1]].map(({ sizes }) => ({
    name: `Hessian-vector product of ${sizesText(sizes)}, N = ${EXAMPLES}`,
    flops: hessianVectorFlops(denseNetwork(sizes), EXAMPLES),
    request: (place: (typeof PLACES)[number]): Request => ({
      place,
      job: { kind: 'curvature', sizes, examples: EXAMPLES, seconds: SECONDS },
    }),
  })),
];

/** Where the target of 60 % is set. */
const AIMED = 'step of 196-64-64-10, B = 128';

export const peak: Question = async (laboratory) => {
  const rows: string[][] = [];
  const targets: Target[] = [];
  for (const place of PLACES) {
    const [top, ...times] = await laboratory.measure([
      { place, job: { kind: 'peak', seconds: SECONDS } },
      ...WORK.map(({ request }) => request(place)),
    ]);
    const where = place === 'node' ? 'Node' : 'Chromium';
    WORK.forEach(({ name, flops }, index) => {
      const time = times[index]?.milliseconds;
      const gigaflops = time === undefined ? undefined : flops / time / 1e6;
      const share = percent(gigaflops, top?.gigaflops);
      const shareText = share === undefined ? ABSENT : `${threeDigits(share)} %`;
      rows.push([`${name}`, where, threeDigits(gigaflops), threeDigits(top?.gigaflops), shareText]);
      if (name === AIMED)
        targets.push({ what: `(d) ${name}, of the peak in ${where}`, least: 60, unit: '%', value: share });
    });
  }
  const table = {
    title: 'simd, one thread: GFlop/s against the peak of SIMD multiplications and additions',
    columns: ['', 'place', 'GFlop/s', 'peak', 'of peak'],
    rows,
    notes: [
      'Counted are the multiplications and additions of products with the weights; tanh, softmax and the update come free. ' +
        'The peak is of independent f32x4 multiplications and additions in registers, measured in the same run.',
    ],
  };
  return { tables: [table], targets };
};
