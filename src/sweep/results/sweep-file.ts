import type { EngineDescription } from '../../engine/contract.ts';
import { provenanceText } from '../../engine/provenance.ts';
import type { SweepSpec } from '../spec/sweep-spec.ts';
import type { RunResult } from './results.ts';
import type { Sample } from './trace-store.ts';

/** A saved sweep: the spec that made it, on what, the results and every sample, and the fingerprint over them. */
export interface SweepFile {
  readonly format: 'sgdscope-sweep';
  readonly version: 1;
  readonly fingerprint: string | null;
  /** Engine, precision and self-check in words. */
  readonly computedBy: string;
  readonly engine: EngineDescription | null;
  readonly spec: SweepSpec;
  readonly results: readonly RunResult[];
  readonly samples: readonly Sample[];
}

/** JSON has no NaN and no infinities: they are written as the strings "NaN", "Infinity" and "-Infinity". */
const nameNonFinite = (_key: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

/** The file's text. Numbers are exact: reading them back gives the same doubles. */
export function sweepJson({ fingerprint, ...contents }: Omit<SweepFile, 'format' | 'version' | 'computedBy'>): string {
  const computedBy = provenanceText(contents.engine);
  const file: SweepFile = { format: 'sgdscope-sweep', version: 1, fingerprint, computedBy, ...contents };
  return `${JSON.stringify(file, nameNonFinite, 1)}\n`;
}
