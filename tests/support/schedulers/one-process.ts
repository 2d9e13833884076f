import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildCli } from '../../../.ci/cli.mjs';
import { FINGERPRINTS, recordFingerprint } from './fingerprints.ts';
import { endAll } from './processes.ts';
import { makeSite } from './site.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the sweep of all of these tests, trained by one process. */
    readonly oneProcess: string;
    /** The folder in which they make their sites. */
    readonly sites: string;
  }
}

/**
 * Before the tests of schedulers: bundles the command line and trains their sweep by one process. Returns what comes after them: it
 * ends whatever a test that failed or was interrupted has left running.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildCli();
  rmSync(FINGERPRINTS, { recursive: true, force: true });
  const sites = mkdtempSync(join(tmpdir(), 'sgdscope-schedulers-'));
  chmodSync(sites, 0o755); // daemons of another user look into it
  project.provide('sites', sites);
  const site = makeSite(sites, 'one');
  try {
    const fingerprint = await site.output('sgdscope', 'sweep', 'spec.json', '--out', join(site.folder, 'out'));
    recordFingerprint('one process', fingerprint);
    project.provide('oneProcess', fingerprint);
  } finally {
    await site.end();
  }
  return async () => {
    await endAll(sites);
    rmSync(sites, { recursive: true, force: true });
  };
}
