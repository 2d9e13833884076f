import { messageOf, SpecError } from '../../errors.ts';
import { parseJson, parseJsonBytes } from '../../json/parse-json.ts';
import { specLine } from '../results/fingerprint.ts';
import { parseSweepSpec, type SweepSpec } from '../spec/sweep-spec.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import { finishedSweep } from './restore-finished.ts';
import { restoredSupplement } from './restore-supplement.ts';
import { unfinishedSweep } from './restore-unfinished.ts';
import type { ParsedSweepFile, RestoredSweep } from './restored-sweep.ts';
import { sweepFileContent } from './sweep-file-schema.ts';

/** Largest text that is read at once: what browsers and Node hold in one string. */
const MOST_CHARACTERS = 500_000_000;

/** A sample takes about a hundred characters and seven values. */
const LIMITS = { mostLength: MOST_CHARACTERS, mostValues: 100_000_000 };

const jsonOf = (input: string | Uint8Array, what: string) =>
  typeof input === 'string' ? parseJson(input, { what, ...LIMITS }) : parseJsonBytes(input, { what, ...LIMITS });

/** A saved sweep in parsed JSON; null where it is something else, such as a spec. Throws SpecError where it is damaged. */
export function sweepFileIn(content: unknown, name: string): ParsedSweepFile | null {
  const file = sweepFileContent(content, name);
  if (file === null) return null;
  try {
    return { name, spec: parseSweepSpec(file.spec), content: file };
  } catch (error) {
    throw new SpecError(`${name}: ${messageOf(error)}`);
  }
}

/** A saved sweep from the text or the bytes of a file. Throws SpecError where it is none, or damaged. */
export function parseSweepFile(input: string | Uint8Array, name: string): ParsedSweepFile {
  const file = sweepFileIn(jsonOf(input, name), name);
  if (file) return file;
  throw new SpecError(
    `${name}: the file must be a saved sweep ("format": "sgdscope-sweep"), got another. Choose that file.`,
  );
}

/**
 * The sweep that a file holds; `plan` is that of its spec. Every sample must be one that the plan measures, once; results and
 * fingerprint are derived again from the samples. Throws SpecError where a finished sweep does not hold what it must. Of a
 * sweep that has not ended, runs that are damaged start again, with a warning.
 */
export function restoreSweep(file: ParsedSweepFile, plan: SweepPlan): RestoredSweep {
  if (specLine(file.spec) !== specLine(plan.spec))
    throw new SpecError(`${file.name}: the plan must be that of the spec in the file, got that of another spec.`);
  const restored = file.content.fingerprint === null ? unfinishedSweep(file, plan) : finishedSweep(file, plan);
  const { supplement, warning } = restoredSupplement(file, plan, restored.checkpoint);
  return { ...restored, supplement, warnings: warning ? [...restored.warnings, warning] : restored.warnings };
}

/** Reads a saved sweep; `planOf` opens the data set of its spec. */
export async function readSweepFile(
  input: string | Uint8Array,
  { name, planOf }: { readonly name: string; readonly planOf: (spec: SweepSpec) => Promise<SweepPlan> },
): Promise<RestoredSweep & { readonly plan: SweepPlan }> {
  const file = parseSweepFile(input, name);
  const plan = await planOf(file.spec);
  return { plan, ...restoreSweep(file, plan) };
}
