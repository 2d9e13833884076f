import type { Laboratory } from '../laboratory.ts';
import type { Table, Target } from '../table.ts';

export interface Answer {
  readonly tables: readonly Table[];
  readonly targets: readonly Target[];
}

/** One question of the bench: measures what it needs and tabulates it. */
export type Question = (laboratory: Laboratory) => Promise<Answer>;
