import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder, runCli } from '../support/cli-process.ts';
import { isFullSize } from '../support/full-size.ts';

// A toy; at full size a claim of sweeps too, and one that inspects runs.
const CLAIMS = isFullSize ? ['W18-6', 'X20-2', 'J17-1', 'J17-7'] : ['W18-6'];
const SHARDS = isFullSize ? 3 : 2;

test.each(CLAIMS)('%s: all shards, merged, give the fingerprint of one process', async (id) => {
  const claims = (...args: string[]) => runCli('claims', '--id', id, '--workers', '1', ...args);
  const out = freshFolder();
  for (let index = SHARDS; index >= 1; index--) {
    const { status, stderr } = await claims('--shard', `${index}/${SHARDS}`, '--out', out);
    expect(status, stderr).toBe(0);
  }
  const [whole] = JSON.parse((await claims('--json')).stdout);
  const merged = await claims('--merge', out, '--json');
  expect(JSON.parse(merged.stdout)[0].fingerprint).toBe(whole.fingerprint);
  rmSync(join(out, `shard-2-of-${SHARDS}`), { recursive: true });
  const missing = await claims('--merge', out);
  expect([missing.status, missing.stdout]).toEqual([1, '']);
  expect(missing.stderr).toContain(
    `shard 2 of ${SHARDS} is missing. Run "sgdscope claims --id ${id} --size quick --shard 2/`,
  );
});
