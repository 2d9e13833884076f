import type { WorkOptions } from '../data/data-work.ts';
import { readWhole, type UnreadFile } from '../data/formats/unread-file.ts';
import { type PlannedData, planSweep } from './plan.ts';
import type { ImportedSweep } from './saved/imported-sweep.ts';
import type { SweepSpec } from './spec/sweep-spec.ts';

export interface ReadSweepOptions extends WorkOptions {
  /** The first data set of the spec in the file; its examples are not needed. */
  dataOf(spec: SweepSpec): Promise<PlannedData>;
}

/** Reading of files that are no data: the page does it in workers. Rejects with SpecError where a file is damaged. */
export interface FileWork {
  /** The spec that a file holds, as `specIn`. */
  specIn(file: UnreadFile, signal: AbortSignal): Promise<SweepSpec | null>;
  /** As `holdsNetwork`. */
  holdsNetwork(file: UnreadFile, signal: AbortSignal): Promise<boolean>;
  /** Rejects where the content of a file is no network, as `wrongKind`. */
  requireNetwork(file: UnreadFile, signal: AbortSignal): Promise<void>;
  /** Reads a saved sweep, as `parseSweepFile` and `importedSweep`. */
  readSweep(file: UnreadFile, options: ReadSweepOptions): Promise<ImportedSweep>;
}

/** Work in this thread, which cannot be interrupted. The readers load when a file is read. */
export const FILE_WORK_HERE = {
  async specIn(file: UnreadFile) {
    const { specIn } = await import('./spec/spec-file.ts');
    return specIn(await readWhole(file));
  },
  async holdsNetwork(file: UnreadFile) {
    const { holdsNetwork } = await import('../engine/network-file/holds-network.ts');
    return holdsNetwork(await readWhole(file));
  },
  async requireNetwork(file: UnreadFile) {
    const { wrongKind } = await import('../engine/network-file/tensor-file.ts');
    const wrong = wrongKind(await readWhole(file));
    if (wrong) throw wrong;
  },
  async readSweep(file: UnreadFile, { dataOf }: ReadSweepOptions) {
    const [{ parseSweepFile }, { importedSweep }] = await Promise.all([
      import('./saved/read-sweep-file.ts'),
      import('./saved/imported-sweep.ts'),
    ]);
    const parsed = parseSweepFile((await readWhole(file)).bytes, file.name);
    return importedSweep(parsed, planSweep(parsed.spec, await dataOf(parsed.spec)));
  },
} satisfies FileWork;
