import type { EngineKind } from '../../engine/contract.ts';
import type { EngineSwitch } from '../cohort-progress.ts';
import type { RecordedProbe, Sample } from '../results/trace-store.ts';
import { MEASURING, type Phase, type PhaseMilliseconds } from '../segment/phase.ts';
import type { FinishedRun } from '../segment/run-status.ts';
import type { Cohort } from '../sweep-plan.ts';
import type { CohortAddition } from './addition.ts';
import { type ByteReader, type ByteWriter, createByteReader, createByteWriter, DamagedBytes } from './bytes.ts';

// In these lists the place of a name is its code in the bytes: names are only ever added at the end.
const OUTCOMES = ['reachedTarget', 'budgetSpent', 'diverged'] as const;
const ENGINES: readonly EngineKind[] = ['simd', 'tfjs-cpu', 'webgl'];
const PHASES: readonly Phase[] = ['training', ...MEASURING];

const HAS_ERROR = 1;
const HAS_CONVERGED = 2;
const CONVERGED = 4;

/** The name with a code. Throws DamagedBytes where there is none. */
function named<T>(names: readonly T[], code: number, what: string): T {
  const found = names[code];
  if (found !== undefined) return found;
  throw new DamagedBytes(`must have the code of ${what}, below ${names.length}, got ${code}`);
}

function writeSample(writer: ByteWriter, probes: readonly RecordedProbe[], sample: Sample): void {
  const { run, probe, step, value, error, converged } = sample;
  writer.u32(run);
  writer.u16(probes.indexOf(probe));
  const ofConverged = converged === undefined ? 0 : HAS_CONVERGED | (converged ? CONVERGED : 0);
  writer.u8((error === undefined ? 0 : HAS_ERROR) | ofConverged);
  writer.f64(step);
  writer.f64(value);
  if (error !== undefined) writer.f64(error);
}

function readSample(reader: ByteReader, probes: readonly RecordedProbe[]): Sample {
  const run = reader.u32();
  const probe = named(probes, reader.u16(), 'a probe');
  const flags = reader.u8();
  const [step, value] = [reader.f64(), reader.f64()];
  return {
    run,
    probe,
    step,
    value,
    ...(flags & HAS_ERROR && { error: reader.f64() }),
    ...(flags & HAS_CONVERGED && { converged: (flags & CONVERGED) !== 0 }),
  };
}

/** An addition as bytes; `state` are those of its state, `probes` the names by which samples are numbered. */
export function additionBytes(
  { samples, finished, switches, milliseconds = {} }: Omit<CohortAddition, 'state' | 'cohort'>,
  state: Uint8Array | null,
  probes: readonly RecordedProbe[],
): Uint8Array<ArrayBuffer> {
  const writer = createByteWriter();
  writer.u32(finished.length);
  for (const { run, outcome, step } of finished) {
    writer.u32(run);
    writer.u8((OUTCOMES as readonly string[]).indexOf(outcome));
    writer.f64(step);
  }
  writer.u32(switches.length);
  for (const { run, step, engine } of switches) {
    writer.u32(run);
    writer.u8(ENGINES.indexOf(engine));
    writer.f64(step);
  }
  for (const phase of PHASES) writer.f64(milliseconds[phase] ?? Number.NaN);
  writer.u32(samples.length);
  for (const sample of samples) writeSample(writer, probes, sample);
  writer.u8(state ? 1 : 0);
  if (state) writer.bytes(state);
  return writer.written();
}

/** What the bytes of an addition hold; its state as bytes, since most states are superseded and never read. */
export interface ReadAddition extends Omit<CohortAddition, 'state' | 'cohort'> {
  readonly state: Uint8Array | null;
}

function readTimes(reader: ByteReader): PhaseMilliseconds {
  const times = PHASES.map((phase) => [phase, reader.f64()] as const);
  return Object.fromEntries(times.filter(([, time]) => !Number.isNaN(time)));
}

const list = <T>(reader: ByteReader, read: () => T): T[] => {
  const items: T[] = [];
  // Not by Array.from: a length that is damage must end with the bytes, not with memory.
  for (let left = reader.u32(); left > 0; left--) items.push(read());
  return items;
};

function requireRun(run: number, { runs }: Cohort): number {
  if (runs.some(({ id }) => id === run)) return run;
  throw new DamagedBytes(`must be of runs of its cohort, got run ${run}`);
}

/** The inverse of `additionBytes`. Throws DamagedBytes where the bytes are no addition to this cohort. */
export function additionFromBytes(bytes: Uint8Array, cohort: Cohort, probes: readonly RecordedProbe[]): ReadAddition {
  const reader = createByteReader(bytes);
  const finished = list(reader, (): FinishedRun => {
    const run = requireRun(reader.u32(), cohort);
    return { run, outcome: named(OUTCOMES, reader.u8(), 'an outcome'), step: reader.f64() };
  });
  const switches = list(reader, (): EngineSwitch => {
    const run = requireRun(reader.u32(), cohort);
    const engine = named(ENGINES, reader.u8(), 'an engine');
    return { run, step: reader.f64(), engine };
  });
  const milliseconds = readTimes(reader);
  const samples = list(reader, () => {
    const sample = readSample(reader, probes);
    requireRun(sample.run, cohort);
    return sample;
  });
  const state = reader.u8() === 1 ? reader.rest() : null;
  if (state === null && reader.rest().length > 0)
    throw new DamagedBytes('must end after the samples of an ended cohort');
  return { samples, finished, switches, state, ...(Object.keys(milliseconds).length > 0 && { milliseconds }) };
}
