import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { EngineSwitch } from '../cohort-progress.ts';
import type { SweepSpec } from '../spec/sweep-spec.ts';
import type { Run } from '../sweep-plan.ts';
import type { RunResult } from './results.ts';
import type { Sample } from './trace-store.ts';

/** JSON with sorted keys, so that equal specs give equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}

/** Shortest decimal that reads back as the same double; JSON has no NaN and no infinities, so those are named. */
const exact = (value: number | undefined) => (value === undefined ? '' : String(value));

/** How far a run has come. */
interface ResultOfRun extends Pick<RunResult, 'outcome' | 'step'> {
  readonly run: Pick<Run, 'id'>;
}

/** What a fingerprint covers of a run besides its samples. */
export const resultLine = ({ run, outcome, step }: ResultOfRun) => `${run.id} ${outcome} ${step}`;
export const sampleLine = ({ run, probe, step, value, error, converged }: Sample) =>
  `${run} ${probe} ${step} ${exact(value)} ${exact(error)} ${converged ?? ''}`;
export const switchLine = ({ run, step, engine }: EngineSwitch) => `${run} went on with ${engine} at ${step}`;

/** The spec as a fingerprint covers it: without its name, which is a label. */
export function specLine({ name: _label, ...numbers }: SweepSpec): string {
  return canonicalJson(numbers);
}

/** Characters that are hashed together: much faster than line by line. */
const BLOCK = 65_536;

/** `sweepFingerprint` in steps of some milliseconds. */
export function* fingerprintSteps(
  spec: SweepSpec,
  results: readonly RunResult[],
  samples: Iterable<Sample>,
  switches: readonly EngineSwitch[] = [],
): Generator<void, string> {
  const hash = sha256.create();
  let block = `sgdscope sweep 1\n${specLine(spec)}\n`;
  function* lines() {
    for (const result of results) yield resultLine(result);
    for (const sample of samples) yield sampleLine(sample);
  }
  for (const line of lines()) {
    block += `${line}\n`;
    if (block.length < BLOCK) continue;
    hash.update(utf8ToBytes(block));
    block = '';
    yield;
  }
  const inOrder = [...switches].sort((a, b) => a.run - b.run || a.step - b.step);
  for (const each of inOrder) block += `${switchLine(each)}\n`;
  hash.update(utf8ToBytes(block));
  return bytesToHex(hash.digest());
}

/**
 * SHA-256, in hex, of a sweep's spec and of its results: for each run its outcome and last step, for each sample its
 * value and error to the last bit. The name of a sweep is a label and does not count. Equal fingerprints mean equal
 * numbers everywhere in the sweep; `samples` must be in the order of `TraceStore.inOrder`. A sweep that went on with another
 * engine has that in its fingerprint: for each run that did, the step and the engine.
 */
export function sweepFingerprint(...parts: Parameters<typeof fingerprintSteps>): string {
  const steps = fingerprintSteps(...parts);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Whether two specs ask for the same numbers: whether they are equal but for their names. */
export const isSameSpec = (a: SweepSpec, b: SweepSpec): boolean => a === b || specLine(a) === specLine(b);
