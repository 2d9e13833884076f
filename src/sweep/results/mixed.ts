import type { EngineDescription, EngineKind } from '../../engine/contract.ts';
import { engineName } from '../../engine/provenance.ts';
import type { EngineSwitch } from '../cohort-progress.ts';

/**
 * Whether the results of a sweep come from several engines. They are complete, and agree with those of one engine
 * statistically, but no engine alone reproduces their fingerprint.
 */
export const isMixed = ({ switches }: { readonly switches: readonly EngineSwitch[] }): boolean => switches.length > 0;

function stepsText(steps: readonly number[]): string {
  const [first, last] = [Math.min(...steps), Math.max(...steps)];
  return first === last ? `step ${first}` : `steps ${first} to ${last}`;
}

/** Which runs went on with which engine from which steps: "mixed: 12 runs went on with WebAssembly SIMD from step 96". */
export function mixedText(switches: readonly EngineSwitch[]): string {
  const kinds = [...new Set(switches.map(({ engine }) => engine))];
  const partOf = (kind: EngineKind) => {
    const own = switches.filter(({ engine }) => engine === kind);
    const runs = new Set(own.map(({ run }) => run)).size;
    const steps = own.map(({ step }) => step);
    return `${runs} ${runs === 1 ? 'run' : 'runs'} went on with ${engineName({ kind })} from ${stepsText(steps)}`;
  };
  return `mixed: ${kinds.map(partOf).join(', ')}`;
}

/** The engine that a sweep started with, and what followed, for provenance on figures and in files. */
export const engineOfRecord = (
  started: EngineDescription,
  { switches }: { readonly switches: readonly EngineSwitch[] },
): EngineDescription => (switches.length > 0 ? { ...started, mixed: mixedText(switches) } : started);
