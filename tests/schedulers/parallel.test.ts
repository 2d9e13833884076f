import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { obstacleTo } from '../../.ci/schedulers.mjs';
import { outcomeOf } from '../support/cli-process.ts';
import { recordFingerprint } from '../support/schedulers/fingerprints.ts';
import { endAll, processesOf } from '../support/schedulers/processes.ts';
import { anyInMiddle, isInMiddle, killShard, makeSite, type Site, wrongSpec } from '../support/schedulers/site.ts';
import { startSshHosts } from '../support/schedulers/ssh-hosts.ts';

const SHARDS = 7;
const fingerprintIn = (stdout: string) => stdout.trim().split('\n').at(-1);

function newSite(): Site {
  const site = makeSite(inject('sites'), 'parallel');
  site.env.PARALLEL_HOME = join(site.folder, 'parallel');
  return site;
}

const script = (site: Site, name: string, ...args: string[]) => [join(site.files, 'parallel', name), ...args] as const;

describe.skipIf(obstacleTo('GNU parallel') !== null)('GNU parallel', () => {
  let site: Site;
  beforeEach(() => {
    site = newSite();
  });
  afterEach(() => site.end());
  const sweep = (out: string, ...options: string[]) =>
    script(site, 'local.sh', 'spec.json', out, String(SHARDS), ...options);

  test('7 shards, one of which is killed: one fingerprint, merged in any order', async () => {
    const ended = site.run(...sweep('o u t', '--jobs', '2'));
    const out = join(site.folder, 'o u t');
    const index = await anyInMiddle(out, SHARDS);
    await killShard(site, index, SHARDS);
    const { status, stdout, stderr } = await ended;
    expect(status, stderr).toBe(0);
    expect(stderr).toContain('Goes on from');
    expect(fingerprintIn(stdout)).toBe(inject('oneProcess'));
    recordFingerprint(`GNU parallel, ${SHARDS} shards`, inject('oneProcess'));
    const folders = readdirSync(out).filter((name) => name.startsWith('shard-'));
    for (const order of [folders.toSorted(), folders.toSorted().reverse()]) {
      const merged = await site.output('sgdscope', 'merge', ...order.map((name) => join(out, name)), '--out', 'merged');
      expect(merged).toBe(inject('oneProcess'));
      rmSync(join(site.folder, 'merged'), { recursive: true });
    }
    recordFingerprint('the same shards, merged in reverse', inject('oneProcess'));
  });

  test('interrupted, all shards save; the same call goes on', async () => {
    const [program, ...args] = sweep('out', '--jobs', '2');
    const child = site.start(program, args);
    const ended = outcomeOf(child);
    const index = await anyInMiddle(join(site.folder, 'out'), SHARDS);
    process.kill(-(child.pid as number), 'SIGINT'); // Ctrl+C
    expect((await ended).status).not.toBe(0);
    expect(isInMiddle(join(site.folder, 'out'), index, SHARDS)).toBe(true);
    expect(processesOf(site.folder)).toEqual([]);
    const again = await site.run(...sweep('out', '--jobs', '2'));
    expect(fingerprintIn(again.stdout), again.stderr).toBe(inject('oneProcess'));
    expect(again.stderr).toContain('Goes on from');
  });

  test('a wrong spec is said before any shard starts', async () => {
    const { status, stderr } = await site.run(...script(site, 'local.sh', wrongSpec(site), 'out', '2'));
    expect([status, stderr.match(/learningRates/g)?.length]).toEqual([2, 1]);
  });
});

describe.skipIf(obstacleTo('GNU parallel over ssh') !== null)('GNU parallel over ssh', () => {
  let site: Site;
  const HOSTS = ['one', 'two'];
  /** Below the login folder, of the hosts, which are this machine. */
  const leftBehind = () => {
    const hash = createHash('sha256')
      .update(readFileSync(join(site.folder, 'spec.json')))
      .digest('hex');
    return join(homedir(), `sgdscope-${hash.slice(0, 16)}`);
  };
  beforeAll(async () => {
    site = newSite();
    await startSshHosts(site, HOSTS);
  });
  afterAll(async () => {
    if (!site) return;
    rmSync(leftBehind(), { recursive: true, force: true });
    await site.end();
  });

  test('7 shards on two machines, one of which dies: one fingerprint', async () => {
    const hosts = HOSTS.map((name) => `1/${name}`).join();
    const ended = site.run(...script(site, 'ssh.sh', 'spec.json', 'out', String(SHARDS), hosts));
    await anyInMiddle(leftBehind(), SHARDS);
    await endAll(join(site.folder, 'two.conf'));
    const { status, stdout, stderr } = await ended;
    expect(status, stderr).toBe(0);
    expect(fingerprintIn(stdout)).toBe(inject('oneProcess'));
    recordFingerprint(
      `GNU parallel over ssh, ${SHARDS} shards on two machines, one of which dies`,
      inject('oneProcess'),
    );
  });
});
