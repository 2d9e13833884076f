import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Claim, ClaimSize, Evidence } from '../claims/claim.ts';
import { PLAIN_PROVENANCE, provenanceText } from '../engine/provenance.ts';
import { canonicalJson } from '../sweep/results/fingerprint.ts';
import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';

/** When and at what cost evidence was made. */
export interface Making {
  /** In UTC: "2026-11-30". */
  readonly date: string;
  /** Wall time of the claim, with that of smaller sizes whose replicates it goes on from. */
  readonly seconds: number;
  /** Claims performed side by side meanwhile. */
  readonly workers: number;
}

/** Result of performing a claim: plain data, sufficient to judge, draw and cite it. */
export interface ClaimRecord {
  /** Claim id: "X20-2". */
  readonly id: string;
  readonly size: ClaimSize;
  readonly evidence: Evidence;
  /** The sweeps trained, in order; empty for a toy. */
  readonly sweeps: readonly SweepSpecInput[];
  readonly fingerprint: string;
  /** Engine, precision and self-check in words; absent in records of earlier versions. */
  readonly computedBy?: string;
  /** Absent in records of earlier versions. */
  readonly made?: Making;
}

/** Engine, precision and self-check behind a record, for its figure and files. */
export function recordProvenance({ subject }: Pick<Claim, 'subject'>, { computedBy }: ClaimRecord): string {
  return computedBy ?? (subject === 'toy' ? PLAIN_PROVENANCE : provenanceText(null));
}

/** Replaces NaN and infinities, which JSON lacks, by the strings "NaN", "Infinity" and "-Infinity". */
export function withNamedNumbers(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(withNamedNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withNamedNumbers(field)]));
}

/**
 * SHA-256, in hex, of a claim's id, the size and every number of the evidence, to the last bit. Texts (labels, remarks)
 * do not count. Equal fingerprints imply equal measurements and hence equal verdicts.
 */
export function claimFingerprint(id: string, size: ClaimSize, { measured, figure }: Evidence): string {
  const numbers = { id, size, measured, figure: figure.series.map(({ points }) => points) };
  return bytesToHex(sha256(utf8ToBytes(`sgdscope claim 1\n${canonicalJson(withNamedNumbers(numbers))}\n`)));
}
