import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { obstacleTo } from '../../.ci/schedulers.mjs';
import { recordFingerprint } from '../support/schedulers/fingerprints.ts';
import { failingProgram, isInMiddle, makeSite, type Site, wrongSpec } from '../support/schedulers/site.ts';
import { killNode, signalShell, startNode, startSlurm, stateOf, tasksOf } from '../support/schedulers/slurm.ts';

const FOLDER = 'slurm';
const patiently = { timeout: 240_000, interval: 100 };

let site: Site;
const at = (name: string) => join(site.folder, name);
const inMiddle = (out: string, index: number, of: number) => isInMiddle(at(out), index, of);

/** Submits the sweep; the numbers of its array and of its merge. */
async function submit(out: string, shards: number): Promise<readonly [string, string]> {
  const text = await site.output(join(site.files, FOLDER, 'submit.sh'), 'spec.json', out, String(shards));
  const [, array = '', merge = ''] = /array (\d+), merge (\d+)/.exec(text) ?? [];
  return [array, merge];
}

async function ended(job: string): Promise<string> {
  return vi.waitFor(async () => {
    const state = await stateOf(site, job);
    if (['PENDING', 'RUNNING', 'COMPLETING', 'REQUEUED'].includes(state)) throw new Error(`job ${job} is ${state}`);
    return state;
  }, patiently);
}

const logOf = (job: string) => readFileSync(at(`sgdscope-merge-${job}.log`), 'utf8');

const taskLog = (array: string, index: number) => readFileSync(at(`sgdscope-${array}-${index}.log`), 'utf8');

/** A task that runs and has saved some of its work, with its node. */
const taskInMiddle = (array: string, out: string, of: number) =>
  vi.waitFor(async () => {
    const task = (await tasksOf(site, array)).find(
      ({ state, index }) => state === 'RUNNING' && inMiddle(out, index, of),
    );
    if (!task) throw new Error('no task is in its middle');
    return task;
  }, patiently);

describe.skipIf(obstacleTo('Slurm') !== null)('Slurm', () => {
  beforeAll(async () => {
    site = makeSite(inject('sites'), FOLDER);
    await startSlurm(site);
  });
  afterAll(() => site?.end());

  test('an array of 16 on three nodes, one of which dies in the middle of its task: one fingerprint', async () => {
    const [array, merge] = await submit('out', 16);
    const lost = await vi.waitFor(async () => {
      const task = await taskInMiddle(array, 'out', 16);
      if (!(await killNode(site, task.node, () => inMiddle('out', task.index, 16)))) throw new Error('it has ended');
      return task;
    }, patiently);
    expect(await ended(merge)).toBe('COMPLETED');
    const fingerprint = logOf(merge).trim().split('\n').at(-1);
    expect(fingerprint).toBe(inject('oneProcess'));
    const tasks = await tasksOf(site, array);
    expect(tasks.map(({ state }) => state)).toEqual(Array(16).fill('COMPLETED'));
    expect(tasks.filter(({ restarts }) => restarts > 0).map(({ index }) => index)).toEqual([lost.index]);
    expect(tasks.find(({ index }) => index === lost.index)?.node).not.toBe(lost.node);
    expect(taskLog(array, lost.index)).toContain('Goes on from');
    recordFingerprint(`Slurm, 16 tasks on 3 nodes, ${lost.node} killed in task ${lost.index}`, fingerprint as string);
    startNode(site, lost.node);
  });

  test('a task that is cancelled saves and is not queued again; the same call makes what is missing', async () => {
    const [array, merge] = await submit('cancelled', 6);
    const { index } = await taskInMiddle(array, 'cancelled', 6);
    await site.output('scancel', `${array}_${index}`);
    expect(await ended(merge)).toBe('CANCELLED');
    await vi.waitFor(async () => {
      const others = (await tasksOf(site, array)).filter((task) => task.index !== index);
      expect(others.map(({ state }) => state)).toEqual(Array(5).fill('COMPLETED'));
    }, patiently);
    const cancelled = (await tasksOf(site, array)).find((task) => task.index === index);
    expect(cancelled).toMatchObject({ state: 'CANCELLED', restarts: 0 });
    expect(inMiddle('cancelled', index, 6)).toBe(true);
    expect(taskLog(array, index)).toContain('Interrupted.');
    const early = await site.run('sgdscope', 'merge', 'cancelled', '--out', 'cancelled');
    expect([early.status, early.stderr]).toEqual([1, expect.stringContaining(`${index}/6`)]);
    const [next, again] = await submit('cancelled', 6);
    expect(await ended(again)).toBe('COMPLETED');
    expect(logOf(again)).toContain(inject('oneProcess'));
    expect(taskLog(next, index)).toContain('Goes on from');
  });

  test('a task whose time is nearly up saves and is queued again', async () => {
    const [array, merge] = await submit('time', 6);
    const task = await taskInMiddle(array, 'time', 6);
    const { index } = task;
    signalShell(site, task, 'SIGUSR1');
    expect(await ended(merge)).toBe('COMPLETED');
    expect(logOf(merge)).toContain(inject('oneProcess'));
    expect((await tasksOf(site, array)).find((task) => task.index === index)?.restarts).toBe(1);
    expect(taskLog(array, index)).toMatch(/Interrupted[\s\S]*Goes on from/);
  });

  /** A task by itself. */
  const submitTask = (spec: string) =>
    site.output('sbatch', '--parsable', '--array=1', join(site.files, FOLDER, 'sweep.sbatch'), spec, 'wrong', '2');

  test('a failure is tried again as often as RETRIES says', async () => {
    const { path, attempts } = failingProgram(site);
    Object.assign(site.env, { SGDSCOPE: path, RETRIES: '1' });
    const job = await submitTask('spec.json');
    for (const name of ['SGDSCOPE', 'RETRIES']) delete site.env[name];
    const ended = { state: 'FAILED', exitCode: 1, restarts: 1 };
    await vi.waitFor(async () => expect((await tasksOf(site, job))[0]).toMatchObject(ended), patiently);
    expect(attempts()).toBe(2);
  });

  test('a wrong spec is said before anything is queued, and never tried again', async () => {
    const wrong = wrongSpec(site);
    const refused = await site.run(join(site.files, FOLDER, 'submit.sh'), wrong, 'wrong', '2');
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('learningRates')]);
    expect(existsSync(at('wrong'))).toBe(false);
    const job = await submitTask(wrong);
    await vi.waitFor(async () => expect((await tasksOf(site, job))[0]?.state).toBe('FAILED'), patiently);
    expect((await tasksOf(site, job))[0]).toMatchObject({ exitCode: 2, restarts: 0 });
  });
});
