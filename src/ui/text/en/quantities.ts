import { type ProbeText, probeText, RECORDED_PROBES } from '../../../state/recorded-probes.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';

const SHARPNESS = probeText('sharpness');

/** A recorded number under its own name, with its unit where that is not its own. */
function named(probe: RecordedProbe, unit = '') {
  const { label } = probeText(probe);
  const inText = label.toLowerCase();
  return { name: label, inText, axis: `${inText}${unit}` };
}

const ofProbes = (read: (text: ProbeText) => string) =>
  Object.fromEntries(RECORDED_PROBES.map((id) => [id, read(probeText(id))])) as Record<RecordedProbe, string>;

/** Names of quantities: as in a menu; within a sentence; on an axis or a colour bar, with symbol and unit. */
export const QUANTITIES_ENGLISH = {
  map: {
    sharpness: {
      name: `${SHARPNESS.label} ${SHARPNESS.symbol}`,
      inText: SHARPNESS.symbol,
      axis: `${SHARPNESS.symbol} (largest Hessian eigenvalue)`,
    },
    testAccuracy: named('testAccuracy', ' (%)'),
    accuracyGap: {
      name: 'Accuracy gap',
      inText: 'the accuracy gap',
      axis: 'train − test accuracy (percentage points)',
    },
    lossGap: { name: 'Loss gap', inText: 'the loss gap', axis: 'test − train loss' },
    trainLoss: named('trainLoss'),
    testLoss: named('testLoss'),
    steps: { name: 'Steps', inText: 'the number of steps', axis: 'steps (parameter updates)' },
  },
  percentagePoints: ' pp',
  /** Times of comparison, in words to follow the name of a quantity. */
  at: {
    end: 'at the end',
    steps: 'at equal steps',
    epochs: 'at equal epochs',
    etaSteps: 'at equal η·step',
  },
  /** At one moment of the training. */
  atTime: {
    steps: (time: string) => `at steps ${time}`,
    epochs: (time: string) => `at epochs ${time}`,
    etaSteps: (time: string) => `at η·step ${time}`,
  },
  time: {
    steps: { name: 'steps', axis: 'steps' },
    epochs: { name: 'epochs', axis: 'epochs' },
    etaSteps: { name: 'η·step', axis: 'η · step' },
  },
  /** Of every recorded number: its name, how it is measured, and its unit. */
  probes: ofProbes(({ label }) => label),
  methods: ofProbes(({ method }) => method),
  units: ofProbes(({ unit }) => unit),
};
