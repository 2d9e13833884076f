import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { SweepSpec } from '../spec/sweep-spec.ts';
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

/**
 * SHA-256, in hex, of a sweep's spec and of its results: for each run its outcome and last step, for each sample its
 * value and error to the last bit. The name of a sweep is a label and does not count. Equal fingerprints mean equal
 * numbers everywhere in the sweep; `samples` must be in the order of `TraceStore.all`.
 */
export function sweepFingerprint(spec: SweepSpec, results: readonly RunResult[], samples: readonly Sample[]): string {
  const { name: _label, ...numbers } = spec;
  const hash = sha256.create();
  const line = (text: string) => void hash.update(utf8ToBytes(`${text}\n`));
  line('sgdscope sweep 1');
  line(canonicalJson(numbers));
  for (const { run, outcome, step } of results) line(`${run.id} ${outcome} ${step}`);
  for (const { run, probe, step, value, error, converged } of samples)
    line(`${run} ${probe} ${step} ${exact(value)} ${exact(error)} ${converged ?? ''}`);
  return bytesToHex(hash.digest());
}
