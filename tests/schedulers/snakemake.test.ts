import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { obstacleTo } from '../../.ci/schedulers.mjs';
import { recordFingerprint } from '../support/schedulers/fingerprints.ts';
import { anyInMiddle, killShard, makeSite, type Site, wrongSpec } from '../support/schedulers/site.ts';

const SHARDS = 5;

describe.skipIf(obstacleTo('Snakemake') !== null)('Snakemake', () => {
  let site: Site;
  beforeEach(() => {
    site = makeSite(inject('sites'), 'snakemake');
    Object.assign(site.env, { HOME: site.folder, XDG_CACHE_HOME: join(site.folder, 'cache') });
  });
  afterEach(() => site.end());
  const workflow = (spec: string) => {
    const files = ['--snakefile', join(site.files, 'snakemake/Snakefile')];
    const config = ['--config', `spec=${spec}`, 'out=out', `shards=${SHARDS}`];
    return site.run('snakemake', ...files, '--cores', '2', '--keep-going', ...config);
  };

  test('5 shards, one of which is killed: one fingerprint; the same call again has nothing to do', async () => {
    const ended = workflow('spec.json');
    const index = await anyInMiddle(join(site.folder, 'out'), SHARDS);
    await killShard(site, index, SHARDS);
    const { status, stderr } = await ended;
    expect(status, stderr).toBe(0);
    expect(stderr).toContain('Goes on from');
    const fingerprint = readFileSync(join(site.folder, 'out/fingerprint.txt'), 'utf8').trim();
    expect(fingerprint).toBe(inject('oneProcess'));
    recordFingerprint(`Snakemake, ${SHARDS} shards`, fingerprint);
    expect((await workflow('spec.json')).stderr).toContain('Nothing to be done');
  });

  test('a wrong spec is said before any shard starts', async () => {
    const { status, stderr } = await workflow(wrongSpec(site));
    expect(status).toBe(1);
    expect(stderr.match(/learningRates/g)?.length).toBe(1);
    expect(existsSync(join(site.folder, 'out/sweep.json'))).toBe(false);
  });
});
