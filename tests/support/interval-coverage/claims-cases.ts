import type { CoverageCase } from './case.ts';
import { CLAIM_SEED_CASES } from './claims-seed-cases.ts';
import { CLAIM_TOY_CASES } from './claims-toy-cases.ts';
import { CLAIM_UNIT_CASES } from './claims-unit-cases.ts';

/** Every kind of interval that a claim shows but those of `CLAIM_RESAMPLING_CASES`, with the claims that show it. */
export const CLAIM_CASES: readonly CoverageCase[] = [...CLAIM_SEED_CASES, ...CLAIM_UNIT_CASES, ...CLAIM_TOY_CASES];
