import type { Notice } from './notices-state.ts';

const ID = 'comparison';

export const comparedFault = (message: string): Notice => ({
  id: ID,
  kind: 'warning',
  text: `The sweep to compare with could not be read (${message}). The sweep on the board is as it was.`,
});

export const comparedDamaged = (name: string, damage: readonly string[]): Notice => ({
  id: ID,
  kind: 'warning',
  text: `"${name}" is damaged in the library: ${damage.slice(0, 3).join('; ')}. What is whole of it is compared; run it again for the rest.`,
});

export const COMPARED_SAME: Notice = {
  id: ID,
  kind: 'information',
  text: 'That is the sweep on the board: every number is the same. Choose another one to compare with.',
};

export const COMPARED_MISSING = (fingerprint: string): Notice => ({
  id: ID,
  kind: 'information',
  text:
    `The link compares this sweep with another one, fingerprint ${fingerprint.slice(0, 8)}…, which is not in this browser’s library. ` +
    'Open its own link or file, then choose “Compare with the board” in Sweeps.',
});
