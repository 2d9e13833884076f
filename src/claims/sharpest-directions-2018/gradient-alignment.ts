import { BOUNDED_MEAN } from '../amendments.ts';
import { APPROXIMATE } from '../approximate.ts';
import { type Claim, type Criterion, type Evidence, levelOfEach } from '../claim.ts';
import type { FigureSeries } from '../figure.ts';
import { measureOverSeeds } from '../measure.ts';
import { PAPERS } from '../papers.ts';
import { analyseSteps, finiteSeeds, perSeed, type StepLook, TOP_DIRECTIONS, WATCHED_EPOCHS } from './step-analysis.ts';
import { STEP_COST, STEP_SETTING } from './step-sources.ts';

const criteria: Criterion[] = [
  {
    name: `smallest share ‖Eᵀg‖/‖g‖ in the ${TOP_DIRECTIONS} sharpest directions ÷ √(${TOP_DIRECTIONS}/P)`,
    predicted: { low: 5, high: Number.POSITIVE_INFINITY },
    approximate: APPROXIMATE.extreme,
  },
];

/** Root mean square share of a random direction in the span of TOP others. */
const randomShare = (parameters: number) => Math.sqrt(TOP_DIRECTIONS / parameters);

function series(looks: readonly StepLook[], name: string, of: (look: StepLook) => number): FigureSeries {
  const points = WATCHED_EPOCHS.map((epoch) => {
    const own = looks.filter((look) => look.epoch === epoch);
    const { estimate, low, high } = measureOverSeeds(own.map(of), 0.95);
    return { x: epoch, y: estimate, ...(Number.isFinite(low) ? { low, high } : {}) };
  });
  return { name, kind: 'measured', points };
}

function evidence(all: readonly StepLook[]): Evidence {
  const { looks, remarks } = finiteSeeds(all);
  const smallest = perSeed(looks, (of) =>
    Math.min(...of.map(({ share, parameters }) => share / randomShare(parameters))),
  );
  const random = randomShare(all[0].parameters);
  return {
    measured: [measureOverSeeds(smallest, levelOfEach(criteria.length), { range: { low: 0, high: 1 / random } })],
    figure: {
      x: { label: 'epoch', scale: 'log' },
      y: { label: 'share of the mini-batch gradient', scale: 'log' },
      series: [
        series(looks, `in the ${TOP_DIRECTIONS} sharpest directions, ‖Eᵀg‖/‖g‖`, ({ share }) => share),
        ...['e₁', 'e₂', 'e₅'].map((name, i) =>
          series(looks, `along ${name}, |cos|`, ({ cosines }) => cosines[[0, 1, TOP_DIRECTIONS - 1][i]]),
        ),
        {
          name: `random direction, √(${TOP_DIRECTIONS}/P)`,
          kind: 'predicted',
          points: WATCHED_EPOCHS.map((x) => ({ x, y: random })),
        },
      ],
    },
    remarks,
  };
}

/** J18-4. */
export const gradientAlignment: Claim<readonly StepLook[]> = {
  id: 'J18-4',
  title: 'Mini-batch gradients lie largely in the few sharpest directions',
  source: { ...PAPERS.sharpestDirections, place: "alignment of gradients; authors' code", provenance: 'recalled' },
  statement:
    'Mini-batch gradients lie far more in the span of the few sharpest directions than a random direction would, at every ' +
    'stage of training.',
  symbols: `‖Eᵀg‖/‖g‖ ≥ 5 √(K/P), E the K = ${TOP_DIRECTIONS} sharpest of P directions`,
  experiment: `${STEP_SETTING}, mean ‖Eᵀg‖/‖g‖ over 40 fresh mini-batches; the smallest over the epochs.`,
  subject: 'network',
  criteria,
  replicate: 'seed',
  cost: STEP_COST,
  amended: [BOUNDED_MEAN],
  pitfalls: [
    'Alignment alone is no progress: along e₁ these steps do not reduce the loss, see J18-3.',
    'The share of a random direction falls with P: only the ratio to it compares networks.',
  ],
  perform: analyseSteps,
  evidence,
};
