import type { Claim } from '../claims/claim.ts';
import type { ClaimRecord } from '../evidence/claim-record.ts';
import { distinct } from '../math/distinct.ts';
import { canonicalJson } from '../sweep/results/fingerprint.ts';
import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';
import { createClaimRunner } from '../worker/claim-runner.ts';
import type { JudgedClaim } from './claims-queue.ts';
import { performUntilDecided } from './claims-until-decided.ts';
import { untilInterrupted } from './interrupts.ts';
import { nodeChannel } from './node-channel.ts';
import { openOutDirectory } from './out-directory.ts';
import { createProgressBar } from './progress-bar.ts';
import { untilDecidedJson, untilDecidedTable } from './until-decided-table.ts';
import { UsageError } from './usage.ts';
import { evidenceIn, writeEvidence } from './write-evidence.ts';

/** Replicates of undecided claims, kept for their next size. */
const MOST_HELD_BYTES = 1 << 29;
const MOST_MINUTES = 1440;

/** Parses the value of --minutes. */
export function minutesOption(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= MOST_MINUTES))
    throw new UsageError(`--minutes must be a number in (0, ${MOST_MINUTES}], got "${text}".`);
  return value;
}

interface UntilDecidedOrder {
  readonly claims: readonly Claim[];
  readonly workers: number;
  readonly minutes: number;
  readonly json: boolean;
  /** Where evidence is read from and written to; nowhere if absent. */
  readonly out: string | undefined;
}

/** Whether a record is of the sweeps that its claim asks for today. */
function isOfDesign({ claim, record }: JudgedClaim): boolean {
  const asked = (sweeps: readonly SweepSpecInput[]) => distinct(sweeps.map(canonicalJson)).join();
  return asked(record.sweeps) === asked(claim.sweeps(record.size));
}

/** Evidence in the directory of the current design that says when it was made; what does not is of an earlier version. */
async function datedEvidence(directory: string): Promise<[string, ClaimRecord][]> {
  const all = await evidenceIn(directory);
  return all
    .filter((held) => held.record.made !== undefined && isOfDesign(held))
    .map(({ record }): [string, ClaimRecord] => [record.id, record]);
}

/** `claims --until decided`. Resolves to the exit status. */
export async function runUntilDecided({ claims, workers, minutes, json, out }: UntilDecidedOrder): Promise<number> {
  const lock = out === undefined ? null : await openOutDirectory(out);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error('time')), 60_000 * minutes);
  const bar = createProgressBar();
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
    stop.abort(new Error('interrupted'));
  };
  try {
    const held = new Map(out === undefined ? [] : await datedEvidence(out));
    const runner = createClaimRunner(nodeChannel, { workers, mostBytes: MOST_HELD_BYTES });
    const save = async (test: JudgedClaim) => {
      lock?.requireHeld();
      if (out !== undefined) await writeEvidence(out, [test]);
    };
    const result = await untilInterrupted(interrupt, () =>
      performUntilDecided({ claims, held, workers, runner, bar, signal: stop.signal, save }),
    );
    for (const failure of result.failures) bar.say(failure);
    const goOn = out === undefined ? '' : ' The same command goes on.';
    if (interrupted) bar.say(`Interrupted.${goOn}`);
    else if (stop.signal.aborted) bar.say(`The ${minutes} minutes are over.${goOn}`);
    process.stdout.write((json ? untilDecidedJson : untilDecidedTable)(result, claims.length));
    if (interrupted) return 130;
    return result.failures.length > 0 ? 1 : 0;
  } finally {
    clearTimeout(timer);
    lock?.release();
  }
}
