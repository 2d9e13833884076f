// Debian's packages, where they can be installed without asking anyone.
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** Whether this is Debian (or a relative of it) and we are root. */
export const canInstallPackages = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

let hasFreshLists = false;

const POLICY = '/usr/sbin/policy-rc.d';

/** Lets Debian's packages not start the services that they bring; a policy that is there stays as it is. */
function withoutServices(install) {
  if (existsSync(POLICY)) return install();
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return install();
  } finally {
    rmSync(POLICY);
  }
}

/** Installs packages; with `services: false` what they bring is not started. False where that is not possible or fails; apt has then printed why. */
export function installPackages(names, { recommended = false, services = true } = {}) {
  if (!canInstallPackages()) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => execFileSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env });
  console.log(`Installing from Debian: ${names.join(', ')} …`);
  try {
    if (!hasFreshLists) apt('update', '-qq');
    hasFreshLists = true;
    const install = () => apt('install', '-y', '-qq', ...(recommended ? [] : ['--no-install-recommends']), ...names);
    if (services) install();
    else withoutServices(install);
    return true;
  } catch {
    return false;
  }
}
