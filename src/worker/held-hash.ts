import type { Calls } from './protocol.ts';

/** The SHA-256 that a worker computes, piece by piece. */
export function createHeldHash() {
  let held: ReturnType<typeof import('@noble/hashes/sha2.js').sha256.create> | null = null;
  return {
    async add({ bytes, isLast }: Calls['sha256']['params']): Promise<string | null> {
      const { sha256 } = await import('@noble/hashes/sha2.js');
      const { bytesToHex } = await import('@noble/hashes/utils.js');
      held ??= sha256.create();
      held.update(bytes);
      if (!isLast) return null;
      const hash = bytesToHex(held.digest());
      held = null;
      return hash;
    },
  };
}
