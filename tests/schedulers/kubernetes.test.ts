import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { recordFingerprint } from '../support/schedulers/fingerprints.ts';
import { actionOn, type Job, type Pod, performIndexedJob } from '../support/schedulers/indexed-job.ts';
import { documentsOf, faultsOf, hasSchemas } from '../support/schedulers/manifests.ts';
import { isInMiddle, makeSite, type Site, wrongSpec } from '../support/schedulers/site.ts';

const FOLDER = 'docs/schedulers/kubernetes';
const documents = (name: string) => documentsOf(readFileSync(`${FOLDER}/${name}`, 'utf8'));
const sweepJob = () => documents('job.yaml').find(({ kind }) => kind === 'Job') as unknown as Job;
const withSpec = (job: Job, spec: Partial<Job['spec']>): Job => ({ ...job, spec: { ...job.spec, ...spec } });

describe.skipIf(!hasSchemas)('manifests of Kubernetes', () => {
  test.each(['job.yaml', 'merge.yaml'])('%s: every object fits the schema of its kind', (name) => {
    for (const each of documents(name)) expect(faultsOf(each)).toEqual([]);
  });

  test('the check finds a misspelt field, a wrong type and an unknown value', () => {
    const job = sweepJob();
    const misspelt = { ...job, spec: { ...job.spec, backoffLimitPerIndx: 3 } };
    const wrongType = { ...job, spec: { ...job.spec, completions: '16' } };
    const unknown = withSpec(job, { podFailurePolicy: { rules: [{ action: 'FailShard' as 'FailJob' }] } });
    const faults = (each: object) => faultsOf(each as Readonly<Record<string, unknown>>);
    expect(faults(misspelt)).toEqual(['/spec/backoffLimitPerIndx: unknown']);
    expect(faults(wrongType)).toContain('/spec/completions: type');
    expect(faults(unknown)).toContain('/spec/podFailurePolicy/rules/0/action: enum');
  });

  test('what the API server demands beyond the schema', () => {
    const { spec } = sweepJob();
    expect(spec).toMatchObject({ completionMode: 'Indexed', backoffLimitPerIndex: expect.any(Number) });
    expect(spec.template.spec.restartPolicy).toBe('Never'); // with podFailurePolicy
    for (const { onExitCodes, onPodConditions } of spec.podFailurePolicy.rules) {
      expect([onExitCodes, onPodConditions].filter(Boolean)).toHaveLength(1);
      // In ascending order, without repetitions, none of them 0.
      expect(onExitCodes?.values ?? []).toEqual([...new Set(onExitCodes?.values)].toSorted((a, b) => a - b));
      expect(onExitCodes?.values ?? []).not.toContain(0);
    }
    const { args } = spec.template.spec.containers[0];
    expect(args[args.indexOf('--shards') + 1]).toBe(String(spec.completions));
  });

  test('the failure policy: 2 ends an index, 130 and a drained node are no failures, all else counts', () => {
    const { podFailurePolicy } = sweepJob().spec;
    const actions = [2, 130, 1, 137, 143].map((code) => actionOn(podFailurePolicy, code, false));
    expect(actions).toEqual(['FailIndex', 'Ignore', 'Count', 'Count', 'Count']);
    expect(actionOn(podFailurePolicy, 137, true)).toBe('Ignore');
    expect(actionOn(podFailurePolicy, 2, true)).toBe('FailIndex');
  });
});

describe.skipIf(!hasSchemas)('an Indexed Job, emulated', () => {
  let site: Site;
  let volumes: { readonly spec: string; readonly out: string };
  beforeEach(() => {
    site = makeSite(inject('sites'), 'kubernetes');
    volumes = { spec: join(site.folder, 'spec'), out: join(site.folder, 'out') };
    for (const folder of Object.values(volumes)) mkdirSync(folder);
    renameSync(join(site.folder, 'spec.json'), join(volumes.spec, 'spec.json'));
  });
  afterEach(() => site.end());
  const perform = (job: Job, onPod: (pod: Pod) => void = () => {}) =>
    performIndexedJob(withSpec(job, { parallelism: 2 }), { volumes, env: site.env, onPod });

  /** Does something to the first pod of an index when its shard is in its middle. */
  function inMiddle({ index }: Pod, of: number, act: () => void): void {
    if (isInMiddle(volumes.out, index + 1, of)) act();
    else setTimeout(() => inMiddle({ index } as Pod, of, act), 10);
  }

  test('of 16, one evicted, one killed: both start again and go on; one fingerprint', async () => {
    const job = sweepJob();
    const { completions } = job.spec;
    const pods = await perform(job, (pod) => {
      if (pod.attempt === 0 && pod.index === 3) inMiddle(pod, completions, pod.evict);
      if (pod.attempt === 0 && pod.index === 5) inMiddle(pod, completions, pod.kill);
    });
    const failed = pods.filter(({ code }) => code !== 0).toSorted((a, b) => a.index - b.index);
    expect(failed).toEqual([
      { index: 3, attempt: 0, code: 130, action: 'Ignore' },
      { index: 5, attempt: 0, code: 137, action: 'Count' },
    ]);
    expect(pods.filter(({ code }) => code === 0)).toHaveLength(completions);
    const { command, args } = (documents('merge.yaml')[0] as unknown as Job).spec.template.spec.containers[0];
    const [program = '', ...words] = [...command, ...args].map((word) => (word === '/out' ? volumes.out : word));
    const fingerprint = await site.output(program, ...words);
    expect(fingerprint).toBe(inject('oneProcess'));
    recordFingerprint(`Indexed Job (emulated), ${completions} pods, one evicted, one killed`, fingerprint);
  });

  test('a wrong spec fails every index at its first pod', async () => {
    renameSync(wrongSpec(site), join(volumes.spec, 'spec.json'));
    const pods = await perform(withSpec(sweepJob(), { completions: 3 }));
    expect(pods.map(({ code, action }) => [code, action])).toEqual(Array(3).fill([2, 'FailIndex']));
  });

  test('what fails is tried again up to the limit per index', async () => {
    writeFileSync(join(site.folder, 'bin/sgdscope'), '#!/bin/bash\nexit 1\n');
    const job = withSpec(sweepJob(), { completions: 2 });
    const pods = await perform(job);
    expect(pods.map(({ code, action }) => [code, action])).toEqual(Array(pods.length).fill([1, 'Count']));
    expect(pods).toHaveLength(2 * (1 + job.spec.backoffLimitPerIndex));
  });
});
