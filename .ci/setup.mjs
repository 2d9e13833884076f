// Installs the project's packages where they are missing or older than the lock file.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LEAST = [20, 19];

/** The project's folder, by this file's own place: scripts may be started from anywhere. */
export const ROOT = realpathSync(fileURLToPath(new URL('..', import.meta.url)));

/** Whether a module is the one that Node was started with, by whatever path or link. */
export const isStarted = (url) =>
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(url));

function fail(message) {
  console.error(`sgdscope: ${message}`);
  process.exit(1);
}

export function ensurePackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1]))
    fail(`Node must be at least ${LEAST.join('.')}, got ${process.versions.node}. Install a newer Node.`);
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs) return;
  // On stderr: what is on stdout may be read as JSON.
  console.error('Installing packages …');
  try {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: ROOT, // never where the caller happens to be
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
  } catch (error) {
    fail(`its packages could not be installed in ${ROOT}: ${error.message}. Run "npm ci" there and start again.`);
  }
}

/** Sets up and goes to the project's folder, which the paths of the scripts start from. */
export function enterProject() {
  ensurePackages();
  process.chdir(ROOT);
}

/** When a file of a folder was last changed, in milliseconds. */
export const newest = (folder) =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(`${entry.parentPath}/${entry.name}`).mtimeMs),
  );
