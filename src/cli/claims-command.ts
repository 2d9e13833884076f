import { availableParallelism } from 'node:os';
import { CLAIM_SIZES, type Claim, type ClaimSize } from '../claims/claim.ts';
import { CLAIMS } from '../claims/registry.ts';
import { groupByPaper, paperKey } from '../evidence/papers.ts';
import { createClaimRunner } from '../worker/claim-runner.ts';
import { performClaims } from './claims-queue.ts';
import { claimsJson, claimsTable, verdictCounts } from './claims-table.ts';
import { nodeChannel } from './node-channel.ts';
import { createProgressBar } from './progress-bar.ts';
import { minutesOption, runUntilDecided } from './run-until-decided.ts';
import { type Command, PROGRAM, parseCommandLine, positiveInteger, UsageError } from './usage.ts';
import { writeEvidence } from './write-evidence.ts';

const HELP = `Usage: ${PROGRAM} claims [--paper ID]… [--id ID]… [--size quick|standard|thorough] [--json]
       ${PROGRAM} claims [--paper ID]… [--id ID]… --until decided [--minutes M] [--json]

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

Exit status: 0 whatever the verdicts; 1 if a claim could not be run; 130 if it was interrupted.
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
  });
  if (positionals.length > 0)
    throw new UsageError(`claims takes no arguments but options, got "${positionals[0]}". See claims --help.`);
  const claims = chosenClaims(values.paper, values.id);
  const workers = positiveInteger('workers', values.workers);
  const { json, out, until } = values;
  if (until !== undefined) {
    if (until !== 'decided') throw new UsageError(`--until must be decided, got "${until}".`);
    if (values.size !== undefined)
      throw new UsageError('--size must not be given with --until, which goes through all sizes.');
    return runUntilDecided({ claims, workers, minutes: minutesOption(values.minutes ?? '90'), json, out });
  }
  if (values.minutes !== undefined) throw new UsageError('--minutes must be given with --until decided.');
  const size = sizeNamed(values.size ?? 'quick');
  const bar = createProgressBar();
  const runner = createClaimRunner(nodeChannel, { workers });
  const tests = await performClaims({ claims, size, workers, runner, bar });
  bar.say(`${tests.length} claims run: ${verdictCounts(tests)}`);
  if (out !== undefined) await writeEvidence(out, tests);
  process.stdout.write(json ? claimsJson(tests) : `${claimsTable(tests)}\n`);
  return 0;
}

export const claimsCommand: Command = {
  help: HELP,
  run,
};
