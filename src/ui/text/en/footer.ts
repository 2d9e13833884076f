import type { EngineDescription } from '../../../engine/contract.ts';
import { type EngineTiming, timingText } from '../../../engine/engine-timing.ts';
import { fallbackText, selfCheckText } from '../../../engine/provenance.ts';
import { formatNumber } from '../../../figure/format-number.ts';
import { formatCount, formatSeconds } from '../../charts/format.ts';
import { plural } from './counting.ts';

const ended = (count: number, runs: number) => `${formatCount(count)} of ${plural(runs, 'run')} ended`;

/** Words of the footer. */
export const FOOTER_ENGLISH = {
  local: 'nothing leaves this tab',
  progress: 'Progress of the sweep',
  fingerprint: (hash: string, isMixed: boolean) => `fingerprint ${hash}${isMixed ? ', not reproducible' : ''}`,
  fingerprintLater: 'fingerprint at the end',
  selfCheck: (selfCheck: EngineDescription['selfCheck']) => selfCheckText(selfCheck),
  /** Why a preferred engine does not run here; undefined where none was refused. */
  fallback: (engine: EngineDescription) => fallbackText(engine),
  status: {
    following: (count: number, runs: number) =>
      `Another tab trains this sweep; this one follows. ${ended(count, runs)}`,
    preparing: 'Preparing the data …',
    running: ended,
    paused: (count: number, runs: number) => `Paused, ${ended(count, runs)}`,
    stopping: 'Stopping at the next step boundary …',
    stopped: (count: number, runs: number) => `Stopped, ${ended(count, runs)}`,
    failed: (reason: string) => `Failed: ${reason}`,
    noReason: 'no reason was given',
    finished: (runs: number, { diverged, takenOver }: { diverged: number; takenOver: number }, seconds: number) =>
      `Finished: ${plural(runs, 'run')}${takenOver > 0 ? `, ${formatCount(takenOver)} of them trained before` : ''}${diverged > 0 ? `, ${diverged} diverged` : ''}, ${formatSeconds(seconds)}`,
  },
  left: (seconds: number) => `${formatSeconds(seconds)} left`,
  announcement: (percent: number) => `Training, ${percent} % done`,
  engine: {
    name: 'Engine and fingerprint',
    device: 'Device',
    selection: 'Selection',
    fingerprint: 'Fingerprint',
    fingerprintLater: 'available when the sweep has finished',
    reproducibility: 'Reproducibility',
    everywhere: 'The same spec gives the same fingerprint on every machine.',
    here: 'The same spec gives the same fingerprint on this device and build; elsewhere results agree statistically.',
    selfCheck: 'Self-check',
    checked: (milliseconds: number) => `each quantity inside its bound, in ${formatNumber(milliseconds, 2)} ms`,
    next: 'Engine of the next sweep',
    choices: {
      auto: 'Fastest known here',
      simd: 'WebAssembly SIMD',
      webgl: 'WebGL (tfjs)',
      'tfjs-cpu': 'JavaScript (tfjs, slow)',
    },
  },
  check: {
    run: 'Check against reference networks',
    running: 'Checking …',
    failed: (message: string) => `The check could not run: ${message}`,
    passed: (networks: number) => `All ${networks} networks: every quantity is within its bound.`,
    wrong: (count: number, networks: number) =>
      `${count} of ${networks} networks exceed their bound: do not trust this engine on this device.`,
    network: 'network',
    quantities: 'quantities',
    worst: 'worst error ÷ bound',
  },
  timing: {
    name: 'Speed of the engines',
    running: 'Timing the engines …',
    result: (timing: EngineTiming | null) => timingText(timing),
    failed: (message: string) => `The engines could not be timed: ${message}`,
    run: 'Time the engines',
    later: 'They can be timed once the sweep has ended or is paused.',
  },
};
