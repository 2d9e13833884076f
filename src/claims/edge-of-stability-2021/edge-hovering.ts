import { mean } from '../../math/statistics.ts';
import { heavyBallSharpnessLimit } from '../../theory/stability.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { measurePerSeed, type NetworkRun, outcomeRemarks, trainSweeps } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { lateSharpness } from '../spiral-descent.ts';
import { ALL_STEPS, DESCENT_RATES, DESCENTS, descentDesign, descents, edgeFigure } from './descents.ts';

const late = (run: NetworkRun) => lateSharpness(run) / heavyBallSharpnessLimit(run.learningRate);

export const edgeHovering = networkClaim({
  id: 'C21-2',
  title: 'Sharpness settles at 2/η',
  source: { ...PAPERS.edgeOfStability, place: "abstract; authors' code", provenance: 'read' },
  statement:
    'Once the sharpness of full-batch gradient descent has reached 2/η it hovers at or just above that limit instead of making ' +
    'training diverge.',
  symbols: 'λ₁ ≈ 2/η from where it first reaches it',
  experiment: `${DESCENTS}: median λ₁ over the last quarter of ${ALL_STEPS}.`,
  design: descentDesign({ quick: 4, standard: 12, thorough: 50 }),
  seconds: { quick: 8, standard: 30, thorough: 250 },
  work: (design) => workText({ η: DESCENT_RATES, ...design }),
  sweeps: (design) => [descents(design)],
  perform: trainSweeps,
  analyse: (runs) => ({ runs, ended: runs.filter(({ outcome }) => outcome === 'budgetSpent') }),
  criteria: [
    {
      name: 'late λ₁η/2',
      predicted: { low: 0.95, high: 1.15 },
      measure: ({ ended }, level) => measurePerSeed(ended, (of) => mean(of.map(late)), level),
    },
  ],
  figure: ({ ended }) =>
    edgeFigure(
      ended.map((run) => ({ ...run, path: run.sharpnessTrace })),
      'log',
    ),
  remarks: ({ runs }) => outcomeRemarks(runs, 'budgetSpent'),
  pitfalls: [
    'Squared error is essential: under cross-entropy λ₁ falls once the fit is good.',
    'A start above 2/η gives a catapult instead; η is chosen so that both start below.',
    'λ₁ oscillates about the edge with period 2 in steps: the median over many late steps is used.',
  ],
});
