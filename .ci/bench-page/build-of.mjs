// The built page of another commit of this repository, for comparisons in one run.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: ['ignore', 2, 2] });

/**
 * Builds the page of a commit under `folder`, once: the folder is named by the commit. Its packages are those of this tree where the
 * lock files agree, else installed there. Resolves to the folder of the built page.
 */
export function buildOf(commit, folder) {
  const hash = execFileSync('git', ['rev-parse', '--verify', `${commit}^{commit}`], { encoding: 'utf8' }).trim();
  const tree = resolve(folder, hash.slice(0, 12));
  const done = `${tree}/dist/index.html`;
  if (existsSync(done)) return `${tree}/dist`;
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(tree, { recursive: true });
  const archive = execFileSync('git', ['archive', hash], { maxBuffer: 2 ** 30 });
  writeFileSync(`${tree}.tar`, archive);
  run('tar', ['-xf', `${tree}.tar`, '-C', tree], '.');
  rmSync(`${tree}.tar`);
  const lock = (path) => readFileSync(`${path}/package-lock.json`, 'utf8');
  if (lock(tree) === lock('.')) symlinkSync(resolve('node_modules'), `${tree}/node_modules`);
  else run('npm', ['ci', '--no-audit', '--no-fund'], tree);
  run('npm', ['run', 'build'], tree);
  return `${tree}/dist`;
}
