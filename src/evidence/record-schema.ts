import { z } from 'zod';
import { CLAIM_SIZES } from '../claims/claim.ts';

/** A number, or NaN or an infinity, which files write by name. */
const number = z.union([z.number(), z.nan(), z.literal([Infinity, -Infinity])]);
const text = z.string().max(100_000);

const measured = z.object({
  estimate: number,
  low: number,
  high: number,
  replicates: number,
  irreducible: number.optional(),
});
const point = z.object({ x: number, y: number, low: number.optional(), high: number.optional() });
const numberAxis = z.object({ label: text, scale: z.enum(['linear', 'log']) });
const categoryAxis = z.object({ label: text, scale: z.literal('category'), categories: z.array(text) });
const series = z.object({ name: text, kind: z.enum(['measured', 'predicted']), points: z.array(point) });

export const evidenceSchema = z.object({
  measured: z.array(measured).min(1),
  figure: z.object({ x: z.union([categoryAxis, numberAxis]), y: numberAxis, series: z.array(series) }),
  remarks: z.array(text),
});

const interval = z.object({ low: number, high: number });
/** Of a family in `APPROXIMATE`; files written before 2026-11-30 have a note alone. */
const approximate = z.union([text, z.object({ note: text, stricter: z.number() })]);
const criterion = z.object({
  name: text,
  predicted: interval,
  estimateWithin: interval.optional(),
  approximate: approximate.optional(),
});

/** What a file must hold to be read as the record of a claim. Its sweeps are for the caller to compare or to parse. */
export const recordSchema = z.object({
  format: z.literal('sgdscope-claim'),
  version: z.literal([1, 2]),
  /** `level`: of each interval; files written before 2026-11-30 lack it. */
  claim: z.object({ id: text, criteria: z.array(criterion), level: number.optional() }),
  size: z.enum(CLAIM_SIZES),
  evidence: evidenceSchema,
  sweeps: z.array(z.record(z.string(), z.unknown())),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  computedBy: text.optional(),
  /** Since version 2. */
  made: z.object({ date: z.iso.date(), seconds: z.number().nonnegative(), workers: z.int().positive() }).optional(),
});
