import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Claim, ClaimSize, Evidence } from '../claims/claim.ts';
import { PLAIN_PROVENANCE, provenanceText } from '../engine/provenance.ts';
import { canonicalJson } from '../sweep/results/fingerprint.ts';
import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';

/** What one test of a claim leaves: plain data, enough to judge, draw and cite it again. */
export interface ClaimRecord {
  /** Of the claim: "X20-2". */
  readonly id: string;
  readonly size: ClaimSize;
  readonly evidence: Evidence;
  /** The sweeps it trained, in order; none for a toy. */
  readonly sweeps: readonly SweepSpecInput[];
  readonly fingerprint: string;
  /** Engine, precision and self-check in words; records of earlier versions do not have it. */
  readonly computedBy?: string;
}

/** Who computed a record, how exactly, and whether that was checked: for its figure and its files. */
export function recordProvenance({ subject }: Pick<Claim, 'subject'>, { computedBy }: ClaimRecord): string {
  return computedBy ?? (subject === 'toy' ? PLAIN_PROVENANCE : provenanceText(null));
}

/** JSON has no NaN and no infinities: they are written as the strings "NaN", "Infinity" and "-Infinity". */
export function withNamedNumbers(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(withNamedNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withNamedNumbers(field)]));
}

/**
 * SHA-256, in hex, of a claim's id, the size of its test and every number of its evidence, to the last bit. Words
 * (labels, remarks) do not count. Equal fingerprints mean equal verdicts for equal reasons.
 */
export function claimFingerprint(id: string, size: ClaimSize, { measured, figure }: Evidence): string {
  const numbers = { id, size, measured, figure: figure.series.map(({ points }) => points) };
  return bytesToHex(sha256(utf8ToBytes(`sgdscope claim 1\n${canonicalJson(withNamedNumbers(numbers))}\n`)));
}
