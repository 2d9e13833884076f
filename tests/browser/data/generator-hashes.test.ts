import { expect, test } from 'vitest';
import { GENERATOR_HASHES, hashOfSpec } from '../../support/generator-hashes.ts';

test.each(GENERATOR_HASHES)('$name has the same bits here as in Node', async ({ spec, sha256 }) => {
  expect(await hashOfSpec(spec)).toBe(sha256);
});
