import { z } from 'zod';
import { faultsOf, SpecError } from '../errors.ts';
import { readingSpec } from './reading.ts';
import { fixedExamples, type GeneratorSchemas, generators } from './registry.ts';
import { seedAxis } from './seed-axis.ts';

export const REMOTE_IDS = ['mnist', 'fashion-mnist', 'cifar-10'] as const;
export type RemoteId = (typeof REMOTE_IDS)[number];

/** How inputs are shifted and scaled, by statistics of the training set. See `standardise.ts`. */
export const STANDARDISATIONS = ['none', 'global', 'centred', 'perFeature'] as const;
export type Standardisation = (typeof STANDARDISATIONS)[number];

const remoteSource = z.strictObject({
  kind: z.literal('remote'),
  id: z.enum(REMOTE_IDS, `must be one of ${REMOTE_IDS.join(', ')}`),
});

const fileSource = z.strictObject({
  kind: z.literal('file'),
  name: z.string('must be a name').min(1, 'must be a name').max(4000, 'must be a name of at most 4,000 characters'),
  /** Hash of the contents by `hashOfContents`; in specs without `reading` also by `hashOfFiles`. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  /** Absent in specs from before files could be read in more than one way. */
  reading: readingSpec.optional(),
});
export type FileSource = z.infer<typeof fileSource>;

const generatorSchemas = generators.map(({ parameters }) => parameters) as unknown as GeneratorSchemas;

/** The source of examples: a generator, a public data set, or files of the user. */
const sourceSpec = z.discriminatedUnion('kind', [...generatorSchemas, remoteSource, fileSource], {
  error: (issue) =>
    issue.code === 'invalid_union'
      ? `kind must be one of ${[...generators.map(({ kind }) => kind), 'remote', 'file'].join(', ')}`
      : 'must be an object with a kind',
});

const countRule = (least: number) => `must be an integer in [${least}, 1000000]`;
const count = (least: number) =>
  z.number(countRule(least)).int(countRule(least)).min(least, countRule(least)).max(1_000_000, countRule(least));
const fraction = z
  .number('must be a number in [0, 1]')
  .min(0, 'must be a number in [0, 1]')
  .max(1, 'must be a number in [0, 1]');
const deviation = z
  .number('must be a number in [0, 10]')
  .min(0, 'must be a number in [0, 10]')
  .max(10, 'must be a number in [0, 10]');
const seed = z
  .number('must be an integer in [0, 2⁵³)')
  .int('must be an integer in [0, 2⁵³)')
  .min(0, 'must be an integer in [0, 2⁵³)');

const datasetFields = z.strictObject({
  source: sourceSpec.prefault({ kind: 'glyphs' }),
  trainCount: count(1).default(1024),
  testCount: count(0).default(10_000),
  seed: seed.default(0),
  /** Several data sets, one per seed: a count or a list. See `dataSeedsOf`. */
  seeds: seedAxis.optional(),
  /** This fraction of the training labels is replaced by another class, chosen uniformly. */
  labelNoise: fraction.default(0),
  /** Standard deviation of normal noise added to training and test inputs after standardisation, in its units. */
  inputNoise: deviation.default(0),
  standardise: z.enum(STANDARDISATIONS, `must be one of ${STANDARDISATIONS.join(', ')}`).default('global'),
  /** Regressions: standardise targets by their training mean and deviation. */
  standardiseTargets: z.literal(true, 'must be true or absent').optional(),
  /** Side of the squares of pixels that are averaged. */
  pool: z.literal([1, 2, 4], 'must be 1, 2 or 4').default(1),
});

/** Everything that determines a data set: equal specs give equal bits on every machine. */
export const datasetSpec = datasetFields.superRefine(({ source, trainCount, testCount }, context) => {
  const examples = fixedExamples(source);
  if (examples === null || trainCount + testCount <= examples) return;
  context.addIssue({
    code: 'custom',
    path: ['trainCount'],
    message: `must be, with testCount = ${testCount}, at most ${examples}, the number of points`,
    input: trainCount,
  });
});
export type DatasetSpec = z.infer<typeof datasetSpec>;
/** A spec as written in a file, with optional fields. */
export type DatasetSpecInput = z.input<typeof datasetSpec>;

/** Validates a spec and fills in defaults. Throws SpecError with path, rule and value of every fault. */
export function parseDatasetSpec(input: unknown): DatasetSpec {
  const parsed = datasetSpec.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new SpecError(`data set spec: ${faultsOf(parsed.error).join('; ')}. Correct this and try again.`);
}
