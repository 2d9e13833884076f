import { describe, expect, test } from 'vitest';
import { isFullSize } from '../../../support/full-size.ts';
import { HOSTILE_FORMATS } from '../../../support/hostile/registry.ts';
import { runCases } from '../../../support/hostile/run-cases.ts';

/** Cases of all formats together. */
const CASES = process.env.RUNS ? Number(process.env.RUNS) : isFullSize ? 14_000 : 700;
const EACH = Math.ceil(CASES / HOSTILE_FORMATS.length);

describe('malformed input is refused with an error that says what to do, and never hangs', () => {
  // The timeout catches a hang. Times are reported in the long run, by memory.test.ts.
  test.each(HOSTILE_FORMATS)('$name', { timeout: 600_000 }, async (format) => {
    const { faults, cases, read } = await runCases(format, { to: EACH });
    expect(faults).toEqual([]);
    expect(cases).toBe(EACH);
    // The corpus gets past the first check: some cases are read, and most are refused.
    if (!format.name.startsWith('noise')) expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(cases / 2);
  });
});
