// Installs the project's packages where they are missing or older than the lock file.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const LEAST = [20, 19];

export function ensurePackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1])) {
    console.error(
      `sgdscope: Node must be at least ${LEAST.join('.')}, got ${process.versions.node}. Install a newer Node.`,
    );
    process.exit(1);
  }
  const installed = 'node_modules/.package-lock.json';
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs) return;
  // On stderr: what is on stdout may be read as JSON.
  console.error('Installing packages …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
}
