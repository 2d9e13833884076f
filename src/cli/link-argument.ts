import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SpecError } from '../errors.ts';
import { compareWithLink } from '../sweep/link/reproduction.ts';
import { linkInFragment } from '../sweep/link/sweep-link.ts';
import type { SweepResults } from '../sweep/link/sweep-results.ts';
import { runResults } from '../sweep/results/results.ts';
import { createTraceStore } from '../sweep/results/trace-store.ts';
import { parseSweepFile, restoreSweep } from '../sweep/saved/read-sweep-file.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import { readJson } from './read-json.ts';
import { UsageError } from './usage.ts';

/** What a sweep is asked for by. */
export interface AskedSweep {
  /** A spec or a saved sweep, not yet checked. */
  readonly content: unknown;
  /** What the link promises of it; null for a file, and for a link without results. */
  readonly promised: SweepResults | null;
}

/** The spec in the file at a path, which is a spec or a saved sweep, or in the text of a link. */
export async function readSweepArgument(argument: string): Promise<AskedSweep> {
  const fragment = argument.includes('#') ? argument.slice(argument.indexOf('#')) : '';
  if (!/^https?:/.test(argument) && !fragment.startsWith('#sweep='))
    return { content: await readJson(argument), promised: null };
  const link = linkInFragment(fragment);
  if (!link)
    throw new UsageError(
      `link: it must hold a sweep, after "#sweep=", got none in ${JSON.stringify(argument.slice(0, 80))}. Copy the whole link, in quotes.`,
    );
  return { content: link.spec, promised: link.results ?? null };
}

/** How the finished sweep in a directory compares with what a link promised. */
export async function reproductionText(promised: SweepResults, directory: string, plan: SweepPlan): Promise<string> {
  const name = join(directory, 'sweep.json');
  const { checkpoint, fingerprint } = restoreSweep(parseSweepFile(await readFile(name), name), plan);
  if (fingerprint === null) throw new SpecError(`${name}: the sweep must have ended, got one that has not.`);
  const traces = createTraceStore();
  traces.append(checkpoint.samples);
  const finished = new Map(checkpoint.finished.map((run) => [run.run, run]));
  const results = runResults(plan, traces, finished);
  const { engine, switches } = checkpoint;
  return compareWithLink(promised, { plan, results, fingerprint, engine, isMixed: switches.length > 0 }).text;
}
