import { spearman } from '../../math/ranks.ts';
import { mean } from '../../math/statistics.ts';
import { BOUNDED_MEAN } from '../amendments.ts';
import { networkClaim, workText } from '../define-claim.ts';
import { measurePerSeed, remarkIf } from '../network-runs.ts';
import { PAPERS } from '../papers.ts';
import { rankStatistic } from '../rank-measures.ts';
import { DESCENT_RATES, DESCENTS, descentDesign, descents, edgeFigure } from './descents.ts';
import { type WatchedDescent, WINDOW, watchDescents } from './watched-descents.ts';

const rise = ({ sharpness }: WatchedDescent) =>
  spearman(
    sharpness.map((_, sample) => sample),
    sharpness,
  );

export const progressiveSharpening = networkClaim({
  id: 'C21-1',
  title: 'Sharpness rises as long as it is below 2/η',
  source: { ...PAPERS.edgeOfStability, place: "progressive sharpening; authors' code", provenance: 'read' },
  statement: 'Under full-batch gradient descent the sharpness rises as long as it is below 2/η.',
  symbols: 'λ₁ rises while λ₁ < 2/η',
  experiment: `${DESCENTS}: rank correlation of step and λ₁, sampled every ${WINDOW} steps until it first reaches 2/η.`,
  design: descentDesign({ quick: 12, standard: 40, thorough: 200 }),
  seconds: { quick: 5, standard: 15, thorough: 75 },
  work: ({ seeds }) => `${workText({ η: DESCENT_RATES, seeds })} until λ₁ = 2/η`,
  sweeps: (design) => [descents(design)],
  perform: watchDescents('crossing'),
  criteria: [
    {
      name: 'Spearman ρ of step and λ₁ before it first reaches 2/η',
      predicted: { low: 0.9, high: 1 },
      measure: (runs, level) =>
        measurePerSeed(
          runs,
          (of) => mean(of.map(rise)),
          level,
          rankStatistic(Math.max(...runs.map(({ sharpness }) => sharpness.length))),
        ),
    },
  ],
  figure: (runs) => {
    const pathOf = ({ sharpness }: WatchedDescent) =>
      sharpness.map((value, sample) => ({ step: sample * WINDOW, value }));
    return edgeFigure(
      runs.map((run) => ({ ...run, path: pathOf(run) })),
      'linear',
    );
  },
  remarks(runs) {
    const below = runs.filter(({ crossing }) => crossing === null).length;
    return remarkIf(below > 0, `λ₁ never reached 2/η in ${below} of ${runs.length} runs; they count as they are.`);
  },
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'It depends on the task: where gradient flow itself stays flat, sharpness does not rise.',
    'A start above 2/η gives a catapult instead; η is chosen so that both start below.',
    'The very first steps may lower λ₁ by a few percent; sampled in log step they would make up half of the correlation.',
  ],
});
