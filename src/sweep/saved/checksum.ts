import { utf8ToBytes } from '@noble/hashes/utils.js';
import { crc32 } from '../../data/formats/crc32.ts';
import type { EngineSwitch } from '../cohort-progress.ts';
import { resultLine, sampleLine, specLine, switchLine } from '../results/fingerprint.ts';
import type { Sample } from '../results/trace-store.ts';
import type { SweepSpec } from '../spec/sweep-spec.ts';
import type { RunId } from '../sweep-plan.ts';

/** CRC-32 as eight hexadecimal digits. */
const inHex = (bytes: Uint8Array) => crc32(bytes).toString(16).padStart(8, '0');

export const specChecksum = (spec: SweepSpec): string => inHex(utf8ToBytes(specLine(spec)));

/** Over the runs of a cohort and the bytes of its state, of which there are none before its start. */
export function cohortChecksum(runs: readonly RunId[], state: Uint8Array | null): string {
  const names = utf8ToBytes(`${runs.join(' ')}\n`);
  const all = new Uint8Array(names.length + (state?.length ?? 0));
  all.set(names);
  if (state) all.set(state, names.length);
  return inHex(all);
}

/** Over all that a fingerprint covers of one run: its outcome, its samples in order, its changes of engine. */
export function runChecksum(
  result: Parameters<typeof resultLine>[0],
  samples: readonly Sample[],
  switches: readonly EngineSwitch[],
): string {
  const own = switches.filter(({ run }) => run === result.run.id);
  return inHex(utf8ToBytes([resultLine(result), ...samples.map(sampleLine), ...own.map(switchLine)].join('\n')));
}

/** Over the samples of a supplement, which are in order; `runs`: of the sweep. */
export function supplementChecksum(runs: number, samples: Iterable<Sample>): string {
  const ofRuns: string[] = [];
  for (const own of samplesByRun(runs, samples)) ofRuns.push(inHex(utf8ToBytes(own.map(sampleLine).join('\n'))));
  return inHex(utf8ToBytes(ofRuns.join(' ')));
}

/** Samples that are in order, split by run; every run of [0, runs) has its turn, without samples too. */
export function* samplesByRun(runs: number, samples: Iterable<Sample>): Generator<Sample[]> {
  let own: Sample[] = [];
  let run = 0;
  for (const sample of samples) {
    for (; run < sample.run; run++) {
      yield own;
      own = [];
    }
    own.push(sample);
  }
  for (; run < runs; run++) {
    yield own;
    own = [];
  }
}
