// Debian's packages, where they can be installed without asking anyone.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether this is Debian (or a relative of it) and we are root. */
export const canInstallPackages = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

let hasFreshLists = false;

/** Installs packages. False where that is not possible or fails; apt has then printed why. */
export function installPackages(names, { recommended = false } = {}) {
  if (!canInstallPackages()) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => execFileSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env });
  console.log(`Installing from Debian: ${names.join(', ')} …`);
  try {
    if (!hasFreshLists) apt('update', '-qq');
    hasFreshLists = true;
    apt('install', '-y', '-qq', ...(recommended ? [] : ['--no-install-recommends']), ...names);
    return true;
  } catch {
    return false;
  }
}
