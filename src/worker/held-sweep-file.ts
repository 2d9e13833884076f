import { readWhole } from '../data/formats/unread-file.ts';
import { SpecError } from '../errors.ts';
import { planSweep } from '../sweep/plan.ts';
import type { ImportedSweep } from '../sweep/saved/imported-sweep.ts';
import type { ParsedSweepFile } from '../sweep/saved/restored-sweep.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { Calls } from './protocol.ts';

/** Shares of the time that it takes to read a saved sweep, measured: its bytes are there; it is parsed. */
const [READ, PARSED] = [0.05, 0.45];

/** The saved sweep that a worker reads: parsed when it is opened, and restored once there is a data set to plan it with. */
export function createHeldSweepFile() {
  let held: ParsedSweepFile | null = null;
  return {
    async open({ file }: Calls['openSweepFile']['params'], onFraction: (fraction: number) => void): Promise<SweepSpec> {
      const { parseSweepFile } = await import('../sweep/saved/read-sweep-file.ts');
      const { bytes, name } = await readWhole(file);
      onFraction(READ);
      held = parseSweepFile(bytes, name);
      onFraction(PARSED);
      return held.spec;
    },
    async restore({ dataset }: Calls['restoreSweep']['params']): Promise<ImportedSweep> {
      if (held === null) throw new SpecError('worker: a saved sweep must be opened before it is restored.');
      const { importedSweep } = await import('../sweep/saved/imported-sweep.ts');
      return importedSweep(held, planSweep(held.spec, dataset));
    },
  };
}
