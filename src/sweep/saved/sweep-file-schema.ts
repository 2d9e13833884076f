import { z } from 'zod';
import type { EngineDescription } from '../../engine/contract.ts';
import { faultsOf, SpecError } from '../../errors.ts';
import { TIER_ORDER } from '../../probes/scalar/tiers.ts';
import { engineDescription, engineKind } from './engine-description.ts';
import { SWEEP_FORMAT, SWEEP_VERSION } from './sweep-file.ts';

const NON_FINITE = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
} as const;
const number = z.union([
  z.number(),
  z.enum(['NaN', 'Infinity', '-Infinity']).transform((name): number => NON_FINITE[name]),
]);

const MOST_RUNS = 20_000;
/** No more than memory holds: a sample takes about a hundred bytes there. */
const MOST_SAMPLES = 20_000_000;
const step = z.int().min(0);

const result = z.object({
  run: z.object({
    id: z.int(),
    learningRate: z.number(),
    batchSize: z.int(),
    seed: z.int(),
    dataSeed: z.int().optional(),
    endStep: z.int(),
  }),
  outcome: z.enum(['reachedTarget', 'budgetSpent', 'diverged', 'stopped']).nullable(),
  step,
  trainLoss: number,
  testLoss: number,
  trainAccuracy: number,
  testAccuracy: number,
  sharpness: number,
  sharpnessConverged: z.boolean().nullable(),
});
const latestResult = result.extend({ sharpnessError: number });
export type SavedResult = z.infer<typeof latestResult>;

/** A result as each version writes it, brought to the form of the latest. */
const RESULTS = {
  // The error of λ₁, which is a residual plus roundoff, was called its residual.
  1: result
    .extend({ sharpnessResidual: number })
    .transform(({ sharpnessResidual, ...rest }) => ({ ...rest, sharpnessError: sharpnessResidual })),
  2: latestResult,
  3: latestResult,
  [SWEEP_VERSION]: latestResult,
} as const;
type Version = keyof typeof RESULTS;

const checksum = z.string().regex(/^[0-9a-f]{8}$/, 'must be 8 hexadecimal digits');
const contents = z.object({
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')
    .nullable(),
  engine: engineDescription.nullable(),
  spec: z.unknown(),
  samples: z.array(z.unknown()).max(MOST_SAMPLES),
});
/** What versions up to 2 do not have. */
const additions = z.object({
  switches: z.array(z.object({ run: step, step: z.int(), engine: engineKind })).max(MOST_SAMPLES),
  checksums: z.object({ spec: checksum, runs: z.array(checksum).max(MOST_RUNS) }),
  checkpoint: z
    .object({
      cohorts: z
        .array(z.object({ runs: z.array(step).min(1).max(MOST_RUNS), checksum, state: z.string().nullable() }))
        .max(MOST_RUNS),
    })
    .optional(),
});

/** What versions up to 3 do not have. */
const supplement = z.object({ tier: z.enum(TIER_ORDER), checksum, samples: z.array(z.unknown()).max(MOST_SAMPLES) });

/** The content of a saved sweep of any version, in the form of the latest; its plan has yet to be made and compared. */
export interface SweepFileContent {
  readonly version: Version;
  readonly fingerprint: string | null;
  readonly engine: EngineDescription | null;
  readonly spec: unknown;
  readonly results: readonly SavedResult[];
  readonly samples: readonly unknown[];
  /** Null in files of versions 1 and 2. */
  readonly additions: z.infer<typeof additions> | null;
  /** Null where there is none. */
  readonly supplement: z.infer<typeof supplement> | null;
}

/** `results` in the form of the latest version; undefined where one is damaged. */
const header = z.object({ format: z.literal(SWEEP_FORMAT), version: z.unknown(), results: z.unknown() });
const isVersion = (version: unknown): version is Version => typeof version === 'number' && version in RESULTS;

const MOST_FAULTS = 3;
/** The first few faults of a file, each with its path. */
function faultText(error: z.ZodError): string {
  const faults = faultsOf(error, 'the file');
  const more = faults.length - MOST_FAULTS;
  return `${faults.slice(0, MOST_FAULTS).join('; ')}${more > 0 ? ` and ${more} more faults` : ''}`;
}

/** Parses a part of a file. Throws SpecError that names the file, the path, the rule and the value. */
function parsed<T extends z.ZodType>(schema: T, content: unknown, file: string): z.infer<T> {
  const outcome = schema.safeParse(content, { reportInput: true });
  if (outcome.success) return outcome.data;
  throw new SpecError(
    `${file}: ${faultText(outcome.error)}. The file is damaged: use another copy, or run the sweep again.`,
  );
}

/** The version of a saved sweep; null where the content is something else. Throws SpecError where it is not known. */
function versionOf(content: unknown, file: string): Version | null {
  const saved = header.safeParse(content);
  if (!saved.success) return null;
  const { version } = saved.data;
  if (isVersion(version)) return version;
  throw new SpecError(
    `${file}: version must be ${Object.keys(RESULTS)
      .join(', ')
      .replace(/, (\d+)$/, ' or $1')}, got ` +
      `${String(JSON.stringify(version)).slice(0, 40)}. Read it with the release of sgdscope that wrote it.`,
  );
}

/**
 * The results in the content of a saved sweep of any version, `undefined` for a damaged one; null where the content is
 * something else. `file` names it in errors.
 */
export function savedResults(content: unknown, file: string): (SavedResult | undefined)[] | null {
  const version = versionOf(content, file);
  if (version === null) return null;
  const { results } = parsed(z.object({ results: z.array(z.unknown()).max(MOST_RUNS) }), content, file);
  return results.map((each) => RESULTS[version].safeParse(each).data);
}

/** Checks the form of a saved sweep of any version; null where the content is something else. Throws SpecError. */
export function sweepFileContent(content: unknown, file: string): SweepFileContent | null {
  const version = versionOf(content, file);
  if (version === null) return null;
  const { engine: description, ...rest } = parsed(contents, content, file);
  const { results } = parsed(z.object({ results: z.array(RESULTS[version]).max(MOST_RUNS) }), content, file);
  return {
    ...rest,
    version,
    engine: description as EngineDescription | null,
    results,
    additions: version >= 3 ? parsed(additions, content, file) : null,
    supplement:
      version >= 4 ? (parsed(z.object({ supplement: supplement.optional() }), content, file).supplement ?? null) : null,
  };
}
