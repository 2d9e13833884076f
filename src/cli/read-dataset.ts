import { z } from 'zod';
import { buildDataset } from '../data/build-dataset.ts';
import { filesDataset } from '../data/files-dataset.ts';
import type { NamedBytes } from '../data/formats/named-bytes.ts';
import { hashOfContents } from '../data/hash.ts';
import { type Reading, readingSpec } from '../data/reading.ts';
import { createSources, type DataSources } from '../data/sources.ts';
import type { FileSource } from '../data/spec.ts';
import { faultsOf, SpecError } from '../errors.ts';
import { parseSweepSpec, type SweepSpec } from '../sweep/spec/sweep-spec.ts';
import { createSweepData, type SweepData } from '../sweep/sweep-data.ts';
import { cacheDirectory, directoryCache } from './directory-cache.ts';
import { readBytes } from './read-bytes.ts';
import { UsageError } from './usage.ts';

export interface OpenedSpec {
  readonly spec: SweepSpec;
  /** One data set per data seed: generated, downloaded (and cached), or read from the files. */
  readData(): Promise<SweepData>;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const namesNoContent = (source: unknown): source is Fields =>
  isFields(source) && source.kind === 'file' && source.sha256 === undefined;

/** A reading under its path in a spec, so that error messages contain the path. */
const readingInSpec = z.object({ 'dataset.source.reading': readingSpec });

function readingIn({ reading = {} }: Fields): Reading {
  const parsed = readingInSpec.safeParse({ 'dataset.source.reading': reading }, { reportInput: true });
  if (parsed.success) return parsed.data['dataset.source.reading'];
  throw new SpecError(`sweep spec: ${faultsOf(parsed.error).join('; ')}. "data --help" lists the choices.`);
}

/** Completes a spec written by hand, without the hash of its file, as opening the file on the page would. */
async function filledIn(
  content: Fields,
  dataset: Fields,
  { sources, files }: { sources: DataSources; files: readonly NamedBytes[] },
) {
  const source = dataset.source as Fields;
  const opened = await sources.addFiles(files, readingIn(source));
  const { trainCount, testCount, standardise, ...written } = filesDataset(opened);
  const model = isFields(content.model) ? content.model : {};
  return {
    ...content,
    dataset: {
      ...written,
      trainCount,
      testCount,
      standardise,
      ...dataset,
      source: { ...written.source, ...(source.name !== undefined && { name: source.name }) },
    },
    model: { ...(opened.report.task === 'regression' && { loss: 'squaredError' }), ...model },
  };
}

/** Supplies the files of a source, whose hash they must have. */
async function addKnown(source: FileSource, sources: DataSources, files: readonly NamedBytes[]): Promise<void> {
  if (await sources.supply(source, files)) return;
  throw new UsageError(
    `--data ${files.map(({ name }) => name).join(', ')}: the contents must have SHA-256 ${source.sha256}, as the spec's file ` +
      `"${source.name}", got ${await hashOfContents(files)}. Give that file; to use this one, remove sha256 from the spec.`,
  );
}

/** Validates a spec and gives access to its data sets, which may be in the files at `paths`. */
export async function openSpec(content: unknown, paths: readonly string[]): Promise<OpenedSpec> {
  const sources = createSources({ cache: directoryCache(cacheDirectory()) });
  const files = await Promise.all(paths.map((path) => readBytes(path, `--data ${path}`)));
  const dataset = isFields(content) && isFields(content.dataset) ? content.dataset : {};
  const isByHand = isFields(content) && namesNoContent(dataset.source) && files.length > 0;
  const spec = parseSweepSpec(isByHand ? await filledIn(content, dataset, { sources, files }) : content);
  const { source } = spec.dataset;
  if (source.kind === 'file' && files.length === 0)
    throw new UsageError(
      `the spec's dataset is the file "${source.name}": give it with --data FILE (several for an IDX pair).`,
    );
  if (source.kind !== 'file' && files.length > 0)
    throw new UsageError(
      `--data: the spec's dataset must be a file, got ${source.kind}. Set dataset.source to {"kind": "file"} to use it.`,
    );
  if (source.kind === 'file' && !isByHand) await addKnown(source, sources, files);
  return { spec, readData: async () => createSweepData(spec.dataset, (one) => buildDataset(one, sources)) };
}
