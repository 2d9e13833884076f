import { mean } from '../../math/statistics.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import { measurePerSeed, type NetworkRun, outcomeRemarks, trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { lateSharpness } from '../spiral-descent.ts';
import { DESCENTS, DESCENTS_COST, descents, edgeFigure } from './descents.ts';

const criteria: Criterion[] = [{ name: 'late λ₁η/2', predicted: { low: 0.95, high: 1.15 } }];

function evidence(runs: readonly NetworkRun[]): Evidence {
  const ended = runs.filter(({ outcome }) => outcome === 'budgetSpent');
  const late = (run: NetworkRun) => lateSharpness(run) / heavyBallSharpnessLimit(run.learningRate);
  return {
    measured: [measurePerSeed(ended, (of) => mean(of.map(late)), levelOfEach(criteria.length))],
    figure: edgeFigure(ended),
    remarks: outcomeRemarks(runs, 'budgetSpent'),
  };
}

/** C21-2. */
export const edgeHovering: Claim<readonly NetworkRun[]> = {
  id: 'C21-2',
  title: 'Sharpness settles at 2/η',
  source: { ...PAPERS.edgeOfStability, place: "abstract; authors' code", provenance: 'read' },
  statement:
    'Once the sharpness of full-batch gradient descent has reached 2/η it hovers at or just above that limit instead of making ' +
    'training diverge.',
  symbols: 'λ₁ ≈ 2/η from where it first reaches it',
  experiment: `${DESCENTS}: median λ₁ over the last quarter of 10,000 steps (quick: 6,000).`,
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: DESCENTS_COST,
  pitfalls: [
    'It needs squared error: under cross-entropy λ₁ falls once the fit is good.',
    'A start above 2/η gives a catapult, not this; η is chosen so that both start below.',
    'λ₁ oscillates about the edge with period 2 in steps: a median over many late steps is taken.',
  ],
  perform: (size, context) => trainSweeps([descents(size)], context),
  evidence,
};
