import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { selfCheck } from '../../src/probes/reference/self-check.ts';
import builtIn from '../../src/probes/reference/self-check-case.json' with { type: 'json' };
import { oracleEngine } from '../support/oracle/oracle-engine.ts';
import { PLANTED_FAULTS } from '../support/planted-faults.ts';
import { failures } from '../support/reference-suite.ts';
import { buildSelfCheckCase } from '../support/self-check-case.ts';

const FILE = resolve(import.meta.dirname, '../../src/probes/reference/self-check-case.json');
// Write the case again with: UPDATE_SELF_CHECK=1 npx vitest run --project numerics tests/numerics/self-check.test.ts
if (process.env.UPDATE_SELF_CHECK) writeFileSync(FILE, `${JSON.stringify(buildSelfCheckCase())}\n`);

/** All numbers of a value, in order, and everything else as text. */
function flattened(value: unknown, numbers: number[], text: string[]): void {
  if (typeof value === 'number') numbers.push(value);
  else if (typeof value !== 'object' || value === null) text.push(String(value));
  else
    for (const [key, entry] of Object.entries(value)) {
      text.push(key);
      flattened(entry, numbers, text);
    }
}

test('the built-in case is what the reference file and the bounds give', () => {
  const [wanted, found]: [number[], number[]] = [[], []];
  const [wantedText, foundText]: [string[], string[]] = [[], []];
  flattened(buildSelfCheckCase(), wanted, wantedText);
  flattened(builtIn, found, foundText);
  expect(foundText).toEqual(wantedText);
  // Last digits of rounded decimals may differ between machines whose Math.tanh differs; bounds carry four digits.
  const off = wanted.filter((value, k) => !(Math.abs(value - found[k]) <= 2e-3 * Math.abs(value) + 1e-12));
  expect(off).toEqual([]);
});

test('the oracle passes the self-check', async () => {
  const { passed, rows } = await selfCheck(oracleEngine());
  expect(failures(rows)).toEqual([]);
  expect(passed).toBe(true);
  expect(rows.length).toBe(Object.keys(builtIn.file.atStart).length + 3);
});

test.each(PLANTED_FAULTS.filter(({ files }) => files.includes('mlp-tanh-ce')))(
  'the self-check finds: $name',
  async ({ makeEngine }) => {
    const { passed, rows } = await selfCheck(makeEngine());
    expect(passed).toBe(false);
    expect(Math.max(...rows.map(({ error, bound }) => error / bound))).toBeGreaterThan(10);
  },
);
