import { z } from 'zod';
import type { EngineDescription } from '../../engine/contract.ts';
import { provenanceText } from '../../engine/provenance.ts';
import { SpecError } from '../../errors.ts';
import type { SweepSpec } from '../spec/sweep-spec.ts';
import type { RunResult } from './results.ts';
import type { Sample } from './trace-store.ts';

const FORMAT = 'sgdscope-sweep';
const VERSION = 2;

/** A saved sweep: its spec, the engine, results and every sample, and the fingerprint over them. */
export interface SweepFile {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly fingerprint: string | null;
  /** Engine, precision and self-check in words. */
  readonly computedBy: string;
  readonly engine: EngineDescription | null;
  readonly spec: SweepSpec;
  readonly results: readonly RunResult[];
  readonly samples: readonly Sample[];
}

/** JSON has no NaN and no infinities: they are written as the strings "NaN", "Infinity" and "-Infinity". */
const nameNonFinite = (_key: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

/** The file's text. Numbers are exact: reading them back gives the same doubles. */
export function sweepJson({ fingerprint, ...contents }: Omit<SweepFile, 'format' | 'version' | 'computedBy'>): string {
  const computedBy = provenanceText(contents.engine);
  const file: SweepFile = { format: FORMAT, version: VERSION, fingerprint, computedBy, ...contents };
  return `${JSON.stringify(file, nameNonFinite, 1)}\n`;
}

const NON_FINITE = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
} as const;
const number = z.union([
  z.number(),
  z.enum(['NaN', 'Infinity', '-Infinity']).transform((name): number => NON_FINITE[name]),
]);

const result = z.object({
  run: z.object({ id: z.int(), learningRate: z.number(), batchSize: z.int(), seed: z.int(), endStep: z.int() }),
  outcome: z.enum(['reachedTarget', 'budgetSpent', 'diverged', 'stopped']).nullable(),
  step: z.int().min(0),
  trainLoss: number,
  testLoss: number,
  trainAccuracy: number,
  testAccuracy: number,
  sharpness: number,
  sharpnessConverged: z.boolean().nullable(),
});
/** A result as each version writes it, brought to the form of the latest. */
const RESULTS = {
  // The error of λ₁, which is a residual plus roundoff, was called its residual.
  1: result
    .extend({ sharpnessResidual: number })
    .transform(({ sharpnessResidual, ...rest }) => ({ ...rest, sharpnessError: sharpnessResidual })),
  [VERSION]: result.extend({ sharpnessError: number }),
} as const;
export type SavedResult = z.infer<(typeof RESULTS)[typeof VERSION]>;

const savedSweep = z.object({ format: z.literal(FORMAT), version: z.unknown(), results: z.array(z.unknown()) });
const isVersion = (version: unknown): version is keyof typeof RESULTS =>
  typeof version === 'number' && version in RESULTS;

/**
 * The results in the content of a saved sweep of any version, `undefined` for a damaged one; null where the content is
 * something else. `file` names it in errors.
 */
export function savedResults(content: unknown, file: string): (SavedResult | undefined)[] | null {
  const saved = savedSweep.safeParse(content);
  if (!saved.success) return null;
  const { version, results } = saved.data;
  if (!isVersion(version))
    throw new SpecError(
      `${file}: version must be ${Object.keys(RESULTS).join(' or ')}, got ${JSON.stringify(version)}. ` +
        'Read it with the release of sgdscope that wrote it.',
    );
  return results.map((each) => RESULTS[version].safeParse(each).data);
}
