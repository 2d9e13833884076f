import { createExperimentRunner } from '../claims/executor-experiment-runner.ts';
import { CLAIMS } from '../claims/registry.ts';
import type { Engine } from '../engine/contract.ts';
import { PLAIN_PROVENANCE, provenanceText } from '../engine/provenance.ts';
import { SpecError } from '../errors.ts';
import type { ClaimRecord } from '../evidence/claim-record.ts';
import { performClaim } from '../evidence/perform-claim.ts';
import { createLocalExecutor } from '../sweep/executor.ts';
import { checkedEngine } from './checked-engine.ts';
import type { Calls } from './protocol.ts';

/** Runs per cohort. Results do not depend on it. */
const COHORT_SIZE = 4;

/** Performs a claim in this thread, its networks, if any, on an engine made by `makeEngine`. */
export async function performClaimOn(
  makeEngine: () => Promise<Engine>,
  { claim: id, size }: Calls['claim']['params'],
  onProgress: (fraction: number) => void,
): Promise<ClaimRecord> {
  const claim = CLAIMS.find((known) => known.id === id);
  if (!claim) throw new SpecError(`claim "${id}": it must be one of ${CLAIMS.map((known) => known.id).join(', ')}.`);
  let used: Promise<Engine> | null = null;
  const checked = () => (used ??= makeEngine().then(checkedEngine));
  const runner = createExperimentRunner({
    async choose(plan, data) {
      const engine = await checked();
      const spawn = () => createLocalExecutor(engine, plan, data);
      return { description: engine.description, workers: 1, cohortSize: COHORT_SIZE, spawn };
    },
    engineOf: checked,
  });
  const computedBy = async () => (used ? provenanceText((await used).description) : PLAIN_PROVENANCE);
  return performClaim(claim, size, { runner, onProgress, computedBy, signal: new AbortController().signal });
}
