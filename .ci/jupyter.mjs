// Jupyter Notebook, in which the board of sgdscope.py is shown.
import { existsSync } from 'node:fs';
import { installPackages } from './apt.mjs';

/** Debian's, with Debian's Python, whatever else is on the search path. */
export const JUPYTER = '/usr/bin/jupyter-notebook';

/** Installs Debian's packages where they are missing. Throws where that cannot be done. */
export function ensureJupyter() {
  if (existsSync(JUPYTER)) return;
  if (!installPackages(['jupyter-notebook', 'python3-ipykernel']) || !existsSync(JUPYTER))
    throw new Error(`${JUPYTER} must be there for this suite: apt-get install jupyter-notebook python3-ipykernel.`);
}
