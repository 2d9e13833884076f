import { spawnSync } from 'node:child_process';

const PYTHONS = ['python3', '/usr/bin/python3'];

/** The first Python that has PyTorch and NumPy; undefined where there is none. */
export function findTorch(): string | undefined {
  return PYTHONS.find((python) => spawnSync(python, ['-c', 'import numpy, torch']).status === 0);
}
