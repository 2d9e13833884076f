import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { obstacleTo } from '../../.ci/schedulers.mjs';
import { recordFingerprint } from '../support/schedulers/fingerprints.ts';
import { openJobs, startGridEngine } from '../support/schedulers/grid-engine.ts';
import { anyInMiddle, failingProgram, isInMiddle, makeSite, type Site, wrongSpec } from '../support/schedulers/site.ts';

const FOLDER = 'grid-engine';
const SHARDS = 4;
const patiently = { timeout: 240_000, interval: 200 };

let site: Site;
const at = (name: string) => join(site.folder, name);

/** Submits the sweep; the numbers of its array and of its merge. */
async function submit(out: string): Promise<readonly [string, string]> {
  const text = await site.output(join(site.files, FOLDER, 'submit.sh'), 'spec.json', out, String(SHARDS));
  const [, array = '', merge = ''] = /array (\d+), merge (\d+)/.exec(text) ?? [];
  return [array, merge];
}

const states = (wanted: (jobs: ReadonlyMap<string, string>) => boolean) =>
  vi.waitFor(async () => {
    const jobs = await openJobs(site);
    if (!wanted(jobs)) throw new Error(`jobs: ${JSON.stringify([...jobs])}`);
  }, patiently);

const mergeLog = (job: string) => readFileSync(at(`sgdscope-merge.o${job}`), 'utf8');
const taskLog = (array: string, index: number) => readFileSync(at(`sgdscope.o${array}.${index}`), 'utf8');

describe.skipIf(obstacleTo('Grid Engine') !== null)('Grid Engine', () => {
  beforeAll(async () => {
    site = makeSite(inject('sites'), FOLDER);
    await startGridEngine(site);
  });
  afterAll(() => site?.end());

  test('an array, a task of which is sent SIGUSR1 as at s_rt: it saves, starts again and goes on; one fingerprint', async () => {
    const [array, merge] = await submit('out');
    const index = await anyInMiddle(at('out'), SHARDS);
    // As sge_execd does: to the group of processes of the task.
    const host = readdirSync(at('spool/execd'))[0] as string;
    const active = at(`spool/execd/${host}/active_jobs/${array}.${index}`);
    process.kill(-Number(readFileSync(join(active, 'job_pid'), 'utf8')), 'SIGUSR1');
    await states((jobs) => !jobs.has(merge));
    const fingerprint = mergeLog(merge).trim().split('\n').at(-1) as string;
    expect(fingerprint).toBe(inject('oneProcess'));
    expect(taskLog(array, index)).toMatch(/Interrupted[\s\S]*Goes on from/);
    recordFingerprint(`Grid Engine, ${SHARDS} tasks, one interrupted`, fingerprint);
  });

  test('a task that is deleted is named by the merge; the same call makes what is missing', async () => {
    const [array, merge] = await submit('deleted');
    const index = await anyInMiddle(at('deleted'), SHARDS);
    await site.output('qdel', array, '-t', String(index));
    await states((jobs) => !jobs.has(merge));
    expect(mergeLog(merge)).toContain(`--shard ${index}/${SHARDS}`);
    expect(isInMiddle(at('deleted'), index, SHARDS)).toBe(true);
    const [again, merged] = await submit('deleted');
    await states((jobs) => !jobs.has(merged));
    expect(mergeLog(merged)).toContain(inject('oneProcess'));
    expect(taskLog(again, index)).toContain('Goes on from');
  });

  test('a wrong spec puts the task into the error state, and what waits for it waits', async () => {
    const wrong = wrongSpec(site);
    const refused = await site.run(join(site.files, FOLDER, 'submit.sh'), wrong, 'wrong', '1');
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('learningRates')]);
    const files = join(site.files, FOLDER);
    site.env.SGDSCOPE_PATH = site.env.PATH;
    const job = (await site.output('qsub', '-terse', '-t', '1', join(files, 'sweep.sge'), wrong, 'wrong', '1')).split(
      '.',
    )[0] as string;
    const merge = await site.output('qsub', '-terse', '-hold_jid', job, join(files, 'merge.sge'), 'wrong');
    await states((jobs) => jobs.get(job)?.startsWith('E') === true);
    expect((await openJobs(site)).get(merge)).toBe('hqw');
    await site.output('qdel', job, merge);
  });

  test('a failure is tried again once', async () => {
    const { path, attempts } = failingProgram(site);
    Object.assign(site.env, { SGDSCOPE: path });
    const submitted = await site.output(
      'qsub',
      '-terse',
      '-t',
      '1',
      join(site.files, FOLDER, 'sweep.sge'),
      'spec.json',
      'fails',
      '1',
    );
    delete site.env.SGDSCOPE;
    const job = submitted.split('.')[0] as string;
    await states((jobs) => jobs.get(job)?.startsWith('E') === true);
    expect(attempts()).toBe(2);
    await site.output('qdel', job);
  });
});
