import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import smallSpec from '../../public/examples/small.json';
import { buildDataset } from '../../src/data/build-dataset.ts';
import { digestOf } from '../../src/sweep/link/digest.ts';
import { linkFragment } from '../../src/sweep/link/sweep-link.ts';
import { planSweep } from '../../src/sweep/plan.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { runCliSync as cli, freshFolder } from '../support/cli-process.ts';
import { SMALL_FINGERPRINT } from '../support/small-sweep.ts';

const spec = parseSweepSpec(smallSpec);
const linkTo = (fragment: string) => `https://example.org/sgdscope/?engine=auto${fragment}`;
/** A finished folder, and a link that promises what is in it under a fingerprint. */
let out: string;
let promising: (fingerprint: string) => string;

beforeAll(async () => {
  out = freshFolder();
  expect(cli('sweep', linkTo(linkFragment({ spec })), '--out', out).stdout).toBe(`${SMALL_FINGERPRINT}\n`);
  const plan = planSweep(spec, await buildDataset(spec.dataset));
  const digest = digestOf(plan, JSON.parse(readFileSync(join(out, 'sweep.json'), 'utf8')).results, {
    withValues: true,
  });
  promising = (fingerprint) => linkTo(linkFragment({ spec, results: { fingerprint, engine: 'simd', digest } }));
}, 180_000);

test('a link with results says that they were reproduced', () => {
  const { stdout, stderr, status } = cli('sweep', promising(SMALL_FINGERPRINT), '--out', freshFolder());
  expect([status, stdout]).toEqual([0, `${SMALL_FINGERPRINT}\n`]);
  expect(stderr).toContain('Reproduced exactly: same fingerprint as in the link, 2c51a86d….');
});
test('also of a folder that holds the sweep; and how another fingerprint compares', () => {
  expect(cli('sweep', promising(SMALL_FINGERPRINT), '--out', out).stderr).toContain('Reproduced exactly');
  const { stderr, status } = cli('sweep', promising('ab'.repeat(32)), '--out', out);
  expect(status).toBe(0);
  expect(stderr).toMatch(
    /(Agrees within|Undecided\.) .*The fingerprint differs, although WebAssembly SIMD gives the same numbers/,
  );
});
test('a damaged link and an address without one are said', () => {
  const damaged = cli('sweep', promising(SMALL_FINGERPRINT).slice(0, 300), '--out', freshFolder());
  expect(damaged.status).not.toBe(0);
  expect(damaged.stderr).toContain('This link is incomplete: it ends early');
  const none = cli('sweep', 'https://example.org/#/claims', '--out', freshFolder());
  expect(none.status).toBe(2);
  expect(none.stderr).toContain('it must hold a sweep, after "#sweep="');
});
