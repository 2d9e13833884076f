import type { DataCache } from '../data/cache.ts';
import type { Engine, EngineKind } from '../engine/contract.ts';
import type { Channel } from '../worker/protocol.ts';

/** What differs between Node and a browser. */
export interface Platform {
  openChannel(): Channel;
  /** An engine in this thread. */
  makeEngine(kind: EngineKind): Promise<Engine>;
  /** Threads that run side by side. */
  readonly threads: number;
  /** Where downloads are kept; default: in memory. */
  readonly cache?: DataCache;
}

let current: Platform | null = null;

/** Called once, by the entry of the package. */
export function setPlatform(platform: Platform): void {
  current = platform;
}

export function platformHere(): Platform {
  if (current) return current;
  throw new Error('library: an entry must say where it runs before it is used. Import node.ts or browser.ts.');
}
