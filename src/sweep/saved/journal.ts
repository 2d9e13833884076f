import { utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import type { EngineDescription } from '../../engine/contract.ts';
import { faultsOf, messageOf, SpecError } from '../../errors.ts';
import { parseJsonBytes } from '../../json/parse-json.ts';
import { SCALAR_PROBE_IDS } from '../../probes/scalar/registry.ts';
import { MAX_SHARDED_RUNS } from '../plan.ts';
import type { RecordedProbe } from '../results/trace-store.ts';
import type { DataSummary } from '../shards/planned-data.ts';
import type { Shard } from '../shards/shard.ts';
import { parseSweepSpec, type SweepSpec } from '../spec/sweep-spec.ts';
import type { Cohort, RunId } from '../sweep-plan.ts';
import type { CohortAddition } from './addition.ts';
import { additionBytes } from './addition-bytes.ts';
import { engineDescription } from './engine-description.ts';
import { ADDITION_FRAME, frameBytes, framesOf, type JournalSource, SWEEP_FRAME } from './journal-frames.ts';
import { stateBytes } from './state-bytes.ts';

const JOURNAL_FORMAT = 'sgdscope-journal';
const JOURNAL_VERSION = 1;

/** What a journal of a shard says of itself beside its runs, so that shards can be merged without data. */
export interface JournalShard extends Shard {
  /** The version of sgdscope that trained it. */
  readonly release: string;
  /** On what its plan depends beside the spec. */
  readonly data: DataSummary;
}

/** What a journal is of. */
export interface JournalHeader {
  readonly spec: SweepSpec;
  /** The engine that the sweep started with. */
  readonly engine: EngineDescription;
  /** The runs of every cohort, each run of the sweep or of the shard in one of them. */
  readonly cohorts: readonly { readonly id: number; readonly runs: readonly RunId[] }[];
  /** The names by which samples are numbered. */
  readonly probes: readonly RecordedProbe[];
  /** Absent: the journal is of all runs of the sweep. */
  readonly shard?: JournalShard | undefined;
}

/** Limits of the first frame, which names every run. */
const MOST = { mostLength: 1 << 26, mostValues: 1 << 23 };
const MOST_COHORTS = MAX_SHARDED_RUNS;

const content = z.object({
  format: z.literal(JOURNAL_FORMAT),
  version: z.literal(JOURNAL_VERSION),
  spec: z.unknown(),
  engine: engineDescription,
  cohorts: z
    .array(z.object({ id: z.int().min(0), runs: z.array(z.int().min(0)).min(1).max(20_000) }))
    .max(MOST_COHORTS),
  probes: z.array(z.enum(SCALAR_PROBE_IDS as [RecordedProbe, ...RecordedProbe[]])).max(1000),
  shard: z
    .object({
      index: z.int().min(1),
      of: z.int().min(1),
      release: z.string().max(100),
      data: z.object({
        inputShape: z.array(z.int().min(1)).min(1).max(3),
        classes: z.int().min(1),
        trainCount: z.int().min(1),
        testCount: z.int().min(0),
        isRegression: z.boolean(),
      }),
    })
    .optional(),
});

/** Of what a journal is to be. */
export interface JournalSubject extends Pick<JournalHeader, 'spec' | 'engine' | 'shard'> {
  readonly cohorts: readonly Cohort[];
}

/** The first frame of a journal. */
export function journalStart({ spec, engine, cohorts, shard }: JournalSubject): Uint8Array<ArrayBuffer> {
  const ids = cohorts.map(({ id, runs }) => ({ id, runs: runs.map((run) => run.id) }));
  const header = {
    format: JOURNAL_FORMAT,
    version: JOURNAL_VERSION,
    spec,
    engine,
    cohorts: ids,
    probes: SCALAR_PROBE_IDS,
    ...(shard && { shard }),
  };
  return frameBytes({ type: SWEEP_FRAME, cohort: 0, sequence: 0 }, utf8ToBytes(JSON.stringify(header)));
}

/** The frame of an addition; `sequence`: number of earlier frames of its cohort. */
export function additionFrame(addition: CohortAddition, sequence: number): Uint8Array<ArrayBuffer> {
  const { cohort, state } = addition;
  const payload = additionBytes(addition, state && stateBytes(state), SCALAR_PROBE_IDS);
  return frameBytes({ type: ADDITION_FRAME, cohort: cohort.id, sequence }, payload);
}

/** Where the payload of a frame is. */
export interface FramePlace {
  readonly offset: number;
  readonly length: number;
}

/** What a journal holds, as far as its checksums are right. */
export interface JournalIndex {
  readonly header: JournalHeader;
  /** The frames of each cohort, by its id, in order and without a gap. */
  readonly frames: ReadonlyMap<number, readonly FramePlace[]>;
  /** What was damaged and is not used, one sentence each. */
  readonly damage: readonly string[];
}

function headerOf(payload: Uint8Array, name: string): JournalHeader {
  const outcome = content.safeParse(parseJsonBytes(payload, { what: name, ...MOST }), { reportInput: true });
  if (!outcome.success)
    throw new SpecError(
      `${name}: the checkpoint must be of this release: ${faultsOf(outcome.error, 'its header').slice(0, 3).join('; ')}. ` +
        'Go on with the release that wrote it, or delete it to start again.',
    );
  try {
    return {
      ...outcome.data,
      spec: parseSweepSpec(outcome.data.spec),
      engine: outcome.data.engine as EngineDescription,
    };
  } catch (error) {
    throw new SpecError(`${name}: ${messageOf(error)}`);
  }
}

/**
 * Reads a journal once, from its beginning to its end. A torn end is dropped; of a cohort with a damaged frame, that one and
 * all later ones are. Throws SpecError where it is no journal, of another version, or its first frame is damaged.
 */
export function readJournal(source: JournalSource, name: string): JournalIndex {
  const damage: string[] = [];
  const frames = new Map<number, FramePlace[]>();
  let header: JournalHeader | undefined;
  const all = framesOf(source, (offset, length) => {
    damage.push(`${name}: ${length} bytes from byte ${offset} on must be a frame, got others; they are not used.`);
  });
  for (const { type, cohort, sequence, offset, length, payload, isSound } of all) {
    if (header === undefined) {
      if (type !== SWEEP_FRAME || !isSound) break;
      header = headerOf(payload, name);
      for (const { id } of header.cohorts) frames.set(id, []);
      continue;
    }
    const own = frames.get(cohort);
    if (!isSound)
      damage.push(
        `${name}: a frame of cohort ${cohort} must have its checksum, got another; the cohort goes on from its last sound state.`,
      );
    else if (type === ADDITION_FRAME && own?.length === sequence) own.push({ offset, length });
    else
      damage.push(
        `${name}: a frame of cohort ${cohort} must be number ${own?.length ?? 'of a cohort of the sweep'}, got ${sequence}; it is not used.`,
      );
  }
  if (header === undefined)
    throw new SpecError(
      `${name}: the checkpoint must begin with the description of its sweep, got a damaged one or another file. ` +
        'Delete it to start the sweep again.',
    );
  return { header, frames, damage };
}
