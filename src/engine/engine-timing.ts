import type { EngineKind } from './contract.ts';
import { engineName } from './provenance.ts';

/** The speed of an engine on sweeps of one kind. */
export interface TimedEngine {
  readonly kind: EngineKind;
  /** As in its description: the same kind on another device may have another speed. */
  readonly device: string;
  /** Of one step of one run, with all workers of the engine at work. */
  readonly milliseconds: number;
}

/** The engines of this machine, timed on sweeps of one kind. */
export interface EngineTiming {
  /** When, in milliseconds since 1970. */
  readonly at: number;
  /** Fastest first; those that run here. */
  readonly times: readonly TimedEngine[];
  /** Why the others do not, one sentence each. */
  readonly refusals: readonly string[];
}

/** How `auto` chooses before the engines were timed. */
export const UNTIMED = `not timed yet: a first sweep of this kind starts on ${engineName({ kind: 'simd' })}`;

const day = (at: number) => new Date(at).toISOString().slice(0, 10);

/** "WebAssembly SIMD: 3.1 times as fast as WebGL here, timed on 2026-11-29 on a sweep of this kind". */
export function timingText(timing: EngineTiming | null): string {
  const [fastest, ...others] = timing?.times ?? [];
  if (!timing || !fastest) return UNTIMED;
  const when = `timed on ${day(timing.at)} on a sweep of this kind`;
  if (others.length === 0) return `${engineName(fastest)}: the only one of the timed engines that runs here, ${when}`;
  const ratios = others.map(
    (other) =>
      `${Number((other.milliseconds / fastest.milliseconds).toPrecision(2))} times as fast as ${engineName(other)}`,
  );
  return `${engineName(fastest)}: ${ratios.join(', ')} here, ${when}`;
}
