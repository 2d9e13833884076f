import { CLAIM_SIZES, type Claim, type ClaimSize } from '../claims/claim.ts';
import { createExperimentRunner } from '../claims/executor-experiment-runner.ts';
import { judge } from '../claims/judge.ts';
import { CLAIMS } from '../claims/registry.ts';
import { createReplicateMemory, type ReplicateMemory } from '../claims/replicate-memory.ts';
import { createShareMemory } from '../claims/share-memory.ts';
import type { Engine } from '../engine/contract.ts';
import { PLAIN_PROVENANCE, provenanceText } from '../engine/provenance.ts';
import { EngineError, messageOf, SpecError } from '../errors.ts';
import { performClaim } from '../evidence/perform-claim.ts';
import { createLocalExecutor } from '../sweep/executor.ts';
import { checkedEngine } from './checked-engine.ts';
import type { Calls } from './protocol.ts';

/** Runs per cohort. Results do not depend on it. */
const COHORT_SIZE = 4;

/** The largest size has none from which it would be taken over. */
const isLargest = (size: ClaimSize) => size === CLAIM_SIZES[CLAIM_SIZES.length - 1];

function claimOf(id: string): Claim {
  const claim = CLAIMS.find((known) => known.id === id);
  if (claim) return claim;
  throw new SpecError(`claim "${id}": it must be one of ${CLAIMS.map((known) => known.id).join(', ')}.`);
}

/** What performs the networks of a claim in this thread, and the words for it. */
function runnerOn(makeEngine: () => Promise<Engine>, memory: ReplicateMemory) {
  let used: Promise<Engine> | null = null;
  const checked = () => (used ??= makeEngine().then(checkedEngine));
  const runner = createExperimentRunner({
    async choose(plan, data) {
      const engine = await checked();
      const spawn = () => createLocalExecutor(engine, plan, data);
      return { description: engine.description, workers: 1, cohortSize: COHORT_SIZE, spawn };
    },
    engineOf: checked,
    memory,
  });
  const computedBy = async () => (used ? provenanceText((await used).description) : PLAIN_PROVENANCE);
  return { runner, computedBy };
}

/**
 * Performs a claim in this thread, its networks, if any, on an engine made by `makeEngine`. It goes on from the replicates of a
 * smaller size, if given; those of its own are returned only where a larger size may have use for them: if it is undecided.
 */
export async function performClaimOn(
  makeEngine: () => Promise<Engine>,
  { claim: id, size, kept }: Calls['claim']['params'],
  onProgress: (fraction: number) => void,
): Promise<Calls['claim']['result']> {
  const claim = claimOf(id);
  const memory = createReplicateMemory(kept, isLargest(size) ? 0 : undefined);
  const { runner, computedBy } = runnerOn(makeEngine, memory);
  const context = { runner, memory, onProgress, computedBy, signal: new AbortController().signal };
  const record = await performClaim(claim, size, context);
  const isOpen = !isLargest(size) && judge(claim, record.evidence).kind === 'undecided';
  return { record, kept: isOpen ? memory.kept() : null };
}

/**
 * Performs one shard of a claim in this thread. What the claim would do with all replicates it does with those of the shard, and
 * is not judged. Where it cannot go on with so few, what has been made is kept, and the rest is made when shards are joined.
 */
export async function performShareOn(
  makeEngine: () => Promise<Engine>,
  { claim: id, size, share }: Calls['claimShare']['params'],
  onProgress: (fraction: number) => void,
): Promise<Calls['claimShare']['result']> {
  const claim = claimOf(id);
  const memory = createShareMemory(share);
  const { runner } = runnerOn(makeEngine, memory);
  let stopped: string | null = null;
  try {
    await claim.perform(size, { runner, memory, onProgress, signal: new AbortController().signal });
  } catch (error) {
    if (error instanceof EngineError) throw error;
    stopped = messageOf(error);
  }
  return { kept: memory.kept(), stopped };
}
