import { z } from 'zod';
import type { Message } from './collect.ts';

/** A sentence that stands for any other message. */
const OTHER = 'Reload the page.';
const DAMAGE = 'must have the contents of its checksum';
const FAULTS = [
  'the spec must hold every value once',
  'grid.seeds: Invalid input: expected number, received string, got "a"; 3 more',
];

/** What stands in holes of messages that hold texts and no values: by the file, then by the expression. */
const HOLES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'data/cache.ts': { what: ['cache of downloads', 'cache of files', 'cache', 'mnist/labels'] },
  'data/formats/npz-pairs.ts': { split: ['train', 'test'] },
  'data/formats/gzip.ts': { 'messageOf(cause)': ['unexpected end'] },
  'data/formats/unzip.ts': { 'messageOf(cause)': ['unexpected end'] },
  'data/remote.ts': { "faults.join('; ')": ['https://a.org/x (HTTP 404); https://b.org/x (no body)'] },
  'data/formula/draw-formula.ts': { 'stop.fault': ['a value is expected, not "*"'] },
  'data/spec.ts': { "faultsOf(parsed.error).join('; ')": FAULTS },
  'engine/network-file/metadata.ts': { "faultsOf(parsed.error, 'metadata').join('; ')": ['metadata: Invalid input'] },
  'engine/network-file/safetensors.ts': {
    'typeof header': ['number', 'string', 'boolean'],
    "faultsOf(parsed.error, 'entry').join('; ')": ['entry: Invalid input'],
  },
  'engine/provenance.ts': {
    reasons: [
      'WebGL 2 is not available in this browser; simd engine: WebAssembly must support 128-bit SIMD, got a machine or browser without it. Use the webgl engine',
      'engine/webgl: tfjs must compute in 32-bit floats, got 16-bit. Use the simd or the tfjs cpu engine',
    ],
    "refusals.map((refusal) => refusal.replace(/\\.$/, '')).join('; ')": [
      'WebGL 2 is not available in this browser; simd engine: WebAssembly must support 128-bit SIMD, got a machine or browser without it. Use the webgl engine',
      'engine/webgl: tfjs must compute in 32-bit floats, got 16-bit. Use the simd or the tfjs cpu engine',
    ],
  },
  'json/parse-json.ts': { 'messageOf(error)': ['1'] },
  'state/board-link/board-view.ts': { "faultsOf(parsed.error, 'board').join('; ')": ['board: Invalid input'] },
  'state/lecture/lecture-file.ts': {
    "faultsOf(parsed.error, 'the lecture').join('; ')": ['the lecture: Invalid input', 'steps.0.title: Invalid input'],
  },
  'state/compare-notices.ts': { "damage.slice(0, 3).join('; ')": ['cohort 0 has a damaged state'] },
  'sweep/supplement/measure-supplement.ts': {
    difference: [
      'trainLoss of run 1 at step 2 is 3 here and was 4',
      'run 1 ends at step 2 (diverged) here and ended at step 4 (diverged)',
      '5 samples were made here and 6 before',
    ],
  },
  'sweep/saved/read-sweep-file.ts': {
    samples: [DAMAGE],
    inSampleOrder: [DAMAGE],
    'error.message': [DAMAGE],
  },
  'state/library-notices.ts': {
    "damage.slice(0, 3).join('; ')": ['cohort 0 has a damaged state'],
  },
  'sweep/export-run/require-replay.ts': {
    text: [
      "central flow (up to 6 eigenvalues at the edge, a step's error ≤ 0.02 of its length)",
      "gradient flow (Runge–Kutta, a step's error ≤ 1 of its length)",
      "central flow (up to 2 eigenvalues at the edge, a step's error ≤ 1 of its length)",
      'nudged SGD with γ = 1 along the top 2 eigenvectors of H (recomputed every epoch)',
      'nudged SGD with γ = 1 along the top 2 eigenvectors of H (recomputed every 3 epochs)',
      'Dom-SGD on the top 2 eigenvectors of H (recomputed every step)',
      'Bulk-SGD without the top 2 eigenvectors of H (recomputed every 3 steps)',
      'full-batch gradient descent with white noise, of the power of mini-batches',
      'full-batch gradient descent with noise of the covariance C of mini-batches, of the power of mini-batches',
      'full-batch gradient descent with noise of covariance ∝ diag C (recomputed every step), of the power of mini-batches',
      'full-batch gradient descent with noise of covariance ∝ H on its top 2 eigenvectors (recomputed every 3 steps), of the power of mini-batches',
    ],
    'replay.whyNot': ['the number of substeps depends on λ₁, which the script does not compute'],
  },
  'sweep/link/sweep-link.ts': { "faultsOf(parsed.error, 'its contents').join('; ')": ['its contents: Invalid input'] },
  'sweep/saved/journal.ts': {
    "faultsOf(outcome.error, 'its header').slice(0, 3).join('; ')": ['its header: Invalid input'],
  },
  'sweep/saved/restore-journal.ts': { 'error.message': [DAMAGE] },
  'sweep/saved/restore-unfinished.ts': {
    what: ['run 3', 'run 3', 'checkpoint.cohorts.0'],
    why: ['must have the samples of its checksum', 'trainLoss of run 3 lacks step 8', DAMAGE],
  },
  'sweep/saved/sweep-file-schema.ts': {
    'Object.keys(RESULTS)': ['1, 2, 3 or 4'],
    'faultText(outcome.error)': ['the file: Invalid input', 'the file: Invalid input and 2 more faults'],
  },
  'sweep/spec/sweep-spec.ts': { "faultsOf(parsed.error).join('; ')": FAULTS },
  'worker/client.ts': { death: ['it ended without an error.'] },
};

/** Messages of zod, as it makes them. */
const ZOD = [
  z.number().safeParse('a'),
  z.int().safeParse(1.5),
  z.boolean().safeParse(null),
  z.string().safeParse([]),
  z.array(z.int()).safeParse({}),
  z.object({}).safeParse(undefined),
  z.record(z.string(), z.int()).safeParse(1),
  z.tuple([z.int()]).safeParse(1),
  z.literal('a').safeParse('b'),
  z.enum(['a', 'b']).safeParse('c'),
  z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') })]).safeParse({ kind: 'c' }),
  z.number().max(3).safeParse(4),
  z.number().lt(3).safeParse(4),
  z.number().min(3).safeParse(2),
  z.number().positive().safeParse(-2),
  z.string().max(1).safeParse('abc'),
  z.string().min(1).safeParse(''),
  z.array(z.int()).max(1).safeParse([1, 2]),
  z.array(z.int()).min(1).safeParse([]),
  z.string().regex(/^a$/).safeParse('b'),
  z.number().multipleOf(2).safeParse(3),
  z.strictObject({}).safeParse({ a: 1 }),
  z.strictObject({}).safeParse({ a: 1, b: 2 }),
  z.record(z.string().min(2), z.int()).safeParse({ a: 1 }),
  z.xor([z.string(), z.literal('a')]).safeParse('a'),
  z.union([z.int(), z.literal('own')]).safeParse('x'),
].map(({ error }) => error?.issues[0]?.message ?? 'the schema takes it');

/** Texts that the source does not show: those of browsers, lists of several, and a name before any other message. */
export const FURTHER: readonly string[] = [
  ...ZOD,
  'sweep spec: grid.seeds must be an integer in [1, 5], got 9; grid.batchSizes: needs at least one value. Correct these and run again.',
  'saved.json: Reload the page.',
  'must hold between braces only values as {sharpness on η/B = 1/320}, got “{x}”',
  'MNIST, labels: one of its hosts must serve the file with the expected hash, got https://a.org/x (Failed to fetch); https://b.org/x (Load failed); https://c.org/x (NetworkError when attempting to fetch resource.).',
  'a.csv, line 2, column 1: cells of inputs must be numbers, got "x"; words are in name (3 different), column 4 (at least 1000 different) and 3 more.',
];

/** Holes that hold another message. */
const MESSAGES = /^(sentence\(.*|messageOf\(.*|refusals\.join\(.*|error\.message)$/;

const marker = (i: number) => `⟦${i}⟧`;

/** A message as it may be shown, with a mark in place of each value. */
export interface Sample {
  readonly text: string;
  readonly marks: readonly string[];
}

/** Every sample of a message: one for each text that its holes may hold. */
export function samplesOf({ path, text }: Message): Sample[] {
  const choices = text.map((part, i) => {
    if (typeof part === 'string') return [part];
    const own = Object.entries(HOLES[path] ?? {}).find(([beginning]) => part.hole.startsWith(beginning));
    return own?.[1] ?? [MESSAGES.test(part.hole) ? OTHER : marker(i)];
  });
  const most = Math.max(...choices.map(({ length }) => length));
  return Array.from({ length: most }, (_, n) => {
    const parts = choices.map((own) => own[n % own.length]);
    return { text: parts.join(''), marks: parts.filter((part) => part.startsWith('⟦')) };
  });
}
