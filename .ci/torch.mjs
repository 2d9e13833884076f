// PyTorch, in which exported runs are replayed: which Python has it, and getting it where none does.
import { spawnSync } from 'node:child_process';
import { installPackages } from './apt.mjs';

/** `python3` on the search path may be another than Debian's, which its packages are for. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** The first Python that has PyTorch and NumPy; undefined where there is none. */
export const findTorch = () => PYTHONS.find((python) => spawnSync(python, ['-c', 'import numpy, torch']).status === 0);

/** Installs Debian's package where it is missing and that can be done. */
export function ensureTorch() {
  if (findTorch() || (installPackages(['python3-torch', 'python3-numpy']) && findTorch())) return;
  console.log('No PyTorch, and it cannot be installed here: exported runs will not be replayed in it.');
}
