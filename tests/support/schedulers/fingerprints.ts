import { mkdirSync, writeFileSync } from 'node:fs';

export const FINGERPRINTS = 'tests/.out/fingerprints';

/** Keeps the fingerprint that a way of training the sweep gave, for the table at the end of `npm run test:schedulers`. */
export function recordFingerprint(way: string, fingerprint: string): void {
  mkdirSync(FINGERPRINTS, { recursive: true });
  const order = Date.now();
  writeFileSync(
    `${FINGERPRINTS}/${order}-${process.pid}-${way.length}.json`,
    JSON.stringify({ order, way, fingerprint }),
  );
}
