import { availableParallelism } from 'node:os';
import { CLAIM_SIZES, type Claim, type ClaimSize } from '../claims/claim.ts';
import { CLAIMS } from '../claims/registry.ts';
import { groupByPaper, paperKey } from '../evidence/papers.ts';
import { createClaimRunner } from '../worker/claim-runner.ts';
import { performClaims } from './claims-queue.ts';
import { claimsJson, claimsTable, verdictCounts } from './claims-table.ts';
import { nodeChannel } from './node-channel.ts';
import { createProgressBar } from './progress-bar.ts';
import { type Command, parseCommandLine, positiveInteger, UsageError } from './usage.ts';
import { writeEvidence } from './write-evidence.ts';

const HELP = `Usage: npm run --silent sgdscope -- claims [--paper ID]… [--id ID]… [--size quick|standard|thorough] [--json]

Runs claims of the papers, judges each by its rule, which was fixed beforehand, and prints for each: the verdict, every
quantity with its interval and predicted set, and a fingerprint, which is the same on the page.

  --paper ID     only claims of this paper: ${groupByPaper(CLAIMS)
    .map(({ key, cite }) => `${key} (${cite})`)
    .join(', ')}
  --id ID        only this claim: ${CLAIMS.slice(0, 1).map(({ id }) => id)}, … (repeatable)
  --size SIZE    budget of each claim: quick (default, ≤ 10 s), standard (≤ 60 s), thorough
  --workers N    claims run in parallel (default: one per core); results do not depend on it
  --json         print only a JSON array with one object per claim
  --out DIR      also write DIR/<id>.json, DIR/<id>.svg, DIR/index.json and DIR/claims.md

Exit status: 0 whatever the verdicts; 1 if a claim could not be run.
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
    size: { type: 'string', default: 'quick' },
    workers: { type: 'string', default: String(availableParallelism()) },
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
  });
  if (positionals.length > 0)
    throw new UsageError(`claims takes no arguments but options, got "${positionals[0]}". See claims --help.`);
  const claims = chosenClaims(values.paper, values.id);
  const size = sizeNamed(values.size);
  const workers = positiveInteger('workers', values.workers);
  const bar = createProgressBar();
  const tests = await performClaims({ claims, size, workers, runner: createClaimRunner(nodeChannel), bar });
  bar.say(`${tests.length} claims run: ${verdictCounts(tests)}`);
  if (values.out !== undefined) await writeEvidence(values.out, tests);
  process.stdout.write(values.json ? claimsJson(tests) : `${claimsTable(tests)}\n`);
  return 0;
}

export const claimsCommand: Command = {
  name: 'claims',
  summary: 'run the claims of the papers; print verdicts, statistics and fingerprints',
  help: HELP,
  run,
};
