import type { Random } from './random.ts';

/**
 * Input from outside that may be malformed: files, links, saved sweeps. To attack another reader, add one of these to
 * `registry.ts`.
 */
export interface HostileFormat {
  readonly name: string;
  /** Bytes of one case: mostly a valid file with mutations (`mutated`), so that cases get past the first check. */
  make(random: Random): Uint8Array;
  /**
   * Reads the bytes as the page or the command line would. Either returns or throws SpecError or EngineError; anything else
   * fails the test.
   */
  read(bytes: Uint8Array): unknown;
}
