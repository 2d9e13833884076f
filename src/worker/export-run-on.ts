import { zipSync } from 'fflate';
import type { Engine } from '../engine/contract.ts';
import { exportRun } from '../sweep/export-run/export-run.ts';
import { planSweep } from '../sweep/plan.ts';
import { runById } from '../sweep/sweep-plan.ts';
import { checkedEngine } from './checked-engine.ts';
import type { Calls } from './protocol.ts';

/** Recomputes a run in this thread and packs the files of `exportRun` into one zip. Equal runs give equal bytes. */
export async function exportRunOn(
  makeEngine: () => Promise<Engine>,
  { spec, dataset, run, recorded, format }: Calls['exportRun']['params'],
): Promise<Uint8Array> {
  const plan = planSweep(spec, dataset);
  const engine = await checkedEngine(await makeEngine());
  const { files } = await exportRun(engine, {
    plan,
    dataset,
    run: runById(plan, run),
    recorded: recorded ?? undefined,
    format,
  });
  // The earliest date of the format: the current one would make the bytes of every export differ.
  return zipSync({ ...files }, { mtime: '1980-01-01T12:00' });
}
