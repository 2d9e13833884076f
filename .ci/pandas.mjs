// Python for sgdscope.py: one that has pandas, and getting it where none does.
import { spawnSync } from 'node:child_process';
import { installPackages } from './apt.mjs';

/** `python3` on the search path may be another than Debian's, which its packages are for. */
const PYTHONS = ['python3', '/usr/bin/python3'];
const runs = (program) => (python) => spawnSync(python, ['-c', program]).status === 0;

/** The first Python that is recent enough; undefined where there is none. */
export const findPython = () => PYTHONS.find(runs('import sys; assert sys.version_info >= (3, 9)'));

/** The first Python that has pandas; undefined where there is none. */
export const findPandas = () => PYTHONS.find(runs('import pandas'));

/** Installs Debian's package where it is missing and that can be done. */
export function ensurePandas() {
  if (findPandas() || (installPackages(['python3-pandas']) && findPandas())) return;
  console.log('No pandas, and it cannot be installed here: the data frames of sgdscope.py will not be tested.');
}
