import { z } from 'zod';
import { faultsOf, SpecError } from '../errors.ts';
import { readingSpec } from './reading.ts';
import { type GeneratorSchemas, generators } from './registry.ts';
import { seedAxis } from './seed-axis.ts';

export const REMOTE_IDS = ['mnist', 'fashion-mnist', 'cifar-10'] as const;
export type RemoteId = (typeof REMOTE_IDS)[number];

/** How inputs are shifted and scaled, always from statistics of the training set. See `prepare.ts`. */
export const STANDARDISATIONS = ['none', 'global', 'centred', 'perFeature'] as const;
export type Standardisation = (typeof STANDARDISATIONS)[number];

const remoteSource = z.strictObject({
  kind: z.literal('remote'),
  id: z.enum(REMOTE_IDS, `must be one of ${REMOTE_IDS.join(', ')}`),
});

const fileSource = z.strictObject({
  kind: z.literal('file'),
  name: z.string('must be a name').min(1, 'must be a name'),
  /** Identity of what the files contain; see `hashOfContents`. In specs without `reading`, also what `hashOfFiles` gives. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  /** Absent in specs that were written before files could be read in more than one way. */
  reading: readingSpec.optional(),
});
export type FileSource = z.infer<typeof fileSource>;

const generatorSchemas = generators.map(({ parameters }) => parameters) as unknown as GeneratorSchemas;

/** Where examples come from: a generator, a public data set, or files the user dropped. */
export const sourceSpec = z.discriminatedUnion('kind', [...generatorSchemas, remoteSource, fileSource], {
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

/** Everything that determines a data set: two equal specs give the same bits on every machine. */
export const datasetSpec = z.strictObject({
  source: sourceSpec.prefault({ kind: 'glyphs' }),
  trainCount: count(1).default(1024),
  testCount: count(0).default(10_000),
  seed: seed.default(0),
  /** Several data sets, one for each of these seeds: a count goes up from `seed`, a list stands alone. See `dataSeedsOf`. */
  seeds: seedAxis.optional(),
  /** This fraction of the training labels is replaced by another class, chosen uniformly. */
  labelNoise: fraction.default(0),
  /** Standard deviation of normal noise added to training and test inputs after standardisation, so in its units. */
  inputNoise: deviation.default(0),
  standardise: z.enum(STANDARDISATIONS, `must be one of ${STANDARDISATIONS.join(', ')}`).default('global'),
  /** Regressions: targets less their training mean, in units of their training deviation, so that their scale does not matter. */
  standardiseTargets: z.literal(true, 'must be true or absent').optional(),
  /** Side of the squares of pixels that are averaged into one. */
  pool: z.literal([1, 2, 4], 'must be 1, 2 or 4').default(1),
});
export type DatasetSpec = z.infer<typeof datasetSpec>;
/** As a person or a file writes it: defaults may be left out. */
export type DatasetSpecInput = z.input<typeof datasetSpec>;

/** Checks a spec from outside and fills in defaults. Throws SpecError with every fault: path, rule and value. */
export function parseDatasetSpec(input: unknown): DatasetSpec {
  const parsed = datasetSpec.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new SpecError(`data set spec: ${faultsOf(parsed.error).join('; ')}. Correct this and try again.`);
}
