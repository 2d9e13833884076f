import { availableParallelism } from 'node:os';
import { CLAIM_SIZES, type Claim, type ClaimSize } from '../claims/claim.ts';
import { CLAIMS } from '../claims/registry.ts';
import type { KeptReplicates } from '../claims/replicate-memory.ts';
import { groupByPaper, paperKey } from '../evidence/papers.ts';
import { durationText } from '../sweep/cost/cost-text.ts';
import { shardText } from '../sweep/shards/shard.ts';
import { createClaimRunner } from '../worker/claim-runner.ts';
import { joinedClaims, performClaimShards } from './claim-shards.ts';
import { performClaims } from './claims-queue.ts';
import { claimsJson, claimsTable, verdictCounts } from './claims-table.ts';
import { nodeChannel } from './node-channel.ts';
import { PROGRESS_OPTIONS, progressFor } from './progress-option.ts';
import { minutesOption, runUntilDecided } from './run-until-decided.ts';
import { shardOption, shardsOption } from './shard-option.ts';
import { textTable } from './text-table.ts';
import { type Command, parseCommandLine, positiveInteger, UsageError } from './usage.ts';
import { writeEvidence } from './write-evidence.ts';

const HELP = `Usage: npm run --silent sgdscope -- claims [--paper ID]… [--id ID]… [--size quick|standard|thorough] [--json]
       npm run --silent sgdscope -- claims [--paper ID]… [--id ID]… --until decided [--minutes M] [--json]
       npm run --silent sgdscope -- claims [--paper ID]… [--id ID]… [--size SIZE] --plan N [--json]
       npm run --silent sgdscope -- claims [--paper ID]… [--id ID]… [--size SIZE] --shard i/N --out DIR
       npm run --silent sgdscope -- claims [--paper ID]… [--id ID]… [--size SIZE] --merge DIR… [--json] [--out DIR]

Runs claims of the papers, judges each by its rule, which was fixed beforehand, and prints for each: the verdict, every
quantity with its interval and predicted set, and a fingerprint, which is the same on the page.

  --paper ID     only claims of this paper: ${groupByPaper(CLAIMS)
    .map(({ key, cite }) => `${key} (${cite})`)
    .join(', ')}
  --id ID        only this claim: ${CLAIMS.slice(0, 1).map(({ id }) => id)}, … (repeatable)
  --size SIZE    budget of each claim: quick (default, ≤ 10 s), standard (≤ 60 s), thorough
  --until decided
                 each claim at the smallest size at which it is decided: all quick first, then the undecided standard, then
                 thorough, the cheapest first, each going on from the replicates of the size before. Written to DIR at once;
                 evidence that is there, dated, by the current rule and of the current design, is not made again. Prints a
                 table and the share decided at each size
  --minutes M    end the whole after this time (default 90), and say which claims are left; the same command goes on
  --workers N    claims run in parallel (default: one per core); results do not depend on it
  --json         print only a JSON array with one object per claim; with --until, one object with the table
  --out DIR      also write DIR/<id>.json, DIR/<id>.svg, DIR/index.json and DIR/claims.md
  --shard i/N    only the i-th of N parts of the replicates of each claim, into DIR/shard-i-of-N/; nothing is judged. Also slurm, sge
                 or kubernetes, with --shards N, as for sweep. A shard that was interrupted starts its unfinished claims again
  --merge DIR    judges each claim from all its shards (repeatable), with the fingerprint of one process; what a claim
                 measures beside its replicates is measured here
  --plan N       print the predicted seconds of each of N shards
  --progress json, --progress-every S
                 as for sweep

Exit status: 0 whatever the verdicts; 1 if a claim could not be run or a shard is missing; 2 the call or a file is wrong; 130 if it
was interrupted.
`;

function chosenClaims(papers: readonly string[], ids: readonly string[]): Claim[] {
  const lower = (text: string) => text.toLowerCase();
  for (const paper of papers)
    if (!CLAIMS.some((claim) => lower(paperKey(claim)) === lower(paper)))
      throw new UsageError(
        `--paper must be one of ${groupByPaper(CLAIMS)
          .map(({ key }) => key)
          .join(', ')}, got "${paper}".`,
      );
  for (const id of ids)
    if (!CLAIMS.some((claim) => lower(claim.id) === lower(id)))
      throw new UsageError(`--id must be one of ${CLAIMS.map((claim) => claim.id).join(', ')}, got "${id}".`);
  if (papers.length + ids.length === 0) return [...CLAIMS];
  return CLAIMS.filter(
    (claim) => papers.map(lower).includes(lower(paperKey(claim))) || ids.map(lower).includes(lower(claim.id)),
  );
}

function sizeNamed(name: string): ClaimSize {
  const size = CLAIM_SIZES.find((known) => known === name);
  if (!size) throw new UsageError(`--size must be one of ${CLAIM_SIZES.join(', ')}, got "${name}".`);
  return size;
}

/** Prints what each shard of some claims is predicted to take on one thread: replicates are shared out evenly. */
function printPlan(
  claims: readonly Claim[],
  { size, shards, json }: { readonly size: ClaimSize; readonly shards: number; readonly json: boolean },
): number {
  const total = claims.reduce((sum, { cost }) => sum + cost[size].seconds, 0);
  const all = Array.from({ length: shards }, (_, i) => ({
    index: i + 1,
    claims: claims.length,
    seconds: total / shards,
  }));
  const rows = all.map(({ index, seconds }) => [
    shardText({ index, of: shards }),
    `${claims.length}`,
    durationText(seconds),
  ]);
  process.stdout.write(
    json
      ? `${JSON.stringify({ seconds: total, shards: all })}\n`
      : textTable([['shard', 'claims', 'time'], ...rows], (column) => column > 0),
  );
  return 0;
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(args, {
    paper: { type: 'string', multiple: true, default: [] },
    id: { type: 'string', multiple: true, default: [] },
    size: { type: 'string' },
    until: { type: 'string' },
    minutes: { type: 'string' },
    workers: { type: 'string', default: String(availableParallelism()) },
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
    shard: { type: 'string' },
    shards: { type: 'string' },
    merge: { type: 'string', multiple: true, default: [] },
    plan: { type: 'string' },
    ...PROGRESS_OPTIONS,
  });
  if (positionals.length > 0)
    throw new UsageError(`claims takes no arguments but options, got "${positionals[0]}". See claims --help.`);
  const claims = chosenClaims(values.paper, values.id);
  const workers = positiveInteger('workers', values.workers);
  const { json, out, until, merge } = values;
  const shard = shardOption(values, process.env);
  const modes = [until, shard ?? undefined, merge[0], values.plan].filter((mode) => mode !== undefined);
  if (modes.length > 1) throw new UsageError('claims takes one of --until, --shard, --merge and --plan at a time.');
  if (until !== undefined) {
    if (until !== 'decided') throw new UsageError(`--until must be decided, got "${until}".`);
    if (values.size !== undefined)
      throw new UsageError('--size must not be given with --until, which goes through all sizes.');
    return runUntilDecided({ claims, workers, minutes: minutesOption(values.minutes ?? '90'), json, out });
  }
  if (values.minutes !== undefined) throw new UsageError('--minutes must be given with --until decided.');
  const size = sizeNamed(values.size ?? 'quick');
  const bar = progressFor(values, shard ? { shard: shardText(shard) } : {});
  if (values.plan !== undefined) return printPlan(claims, { size, shards: shardsOption(values.plan), json });
  if (shard) {
    if (out === undefined) throw new UsageError('claims --shard needs --out DIR, the output directory.');
    return performClaimShards({ claims, size, workers, bar, shard, out });
  }
  const fromShards = merge.length > 0 ? joinedClaims({ claims, size }, merge) : new Map<string, KeptReplicates>();
  if (fromShards === null) return 1;
  const runner = createClaimRunner(nodeChannel, { workers, fromShards: (claim) => fromShards.get(claim) ?? null });
  const tests = await performClaims({ claims, size, workers, runner, bar });
  bar.say(`${tests.length} claims run: ${verdictCounts(tests)}`);
  if (out !== undefined) await writeEvidence(out, tests);
  process.stdout.write(json ? claimsJson(tests) : `${claimsTable(tests)}\n`);
  return 0;
}

export const claimsCommand: Command = {
  name: 'claims',
  summary: 'run the claims of the papers; print verdicts, statistics and fingerprints',
  help: HELP,
  run,
};
