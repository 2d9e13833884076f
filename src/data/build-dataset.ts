import { SpecError } from '../errors.ts';
import { chooseExamples } from './choose.ts';
import type { Dataset } from './dataset.ts';
import { prepare } from './prepare.ts';
import type { OnProgress, RawDataset, RawSources } from './raw-dataset.ts';
import { type GeneratedSource, generatorOf } from './registry.ts';
import { dataSeedsOf, ofDataSeed } from './seeds.ts';
import type { DatasetSpec, FileSource } from './spec.ts';

export interface BuildOptions {
  /** Progress of a download. */
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

async function generate(source: GeneratedSource, { trainCount, testCount, seed }: DatasetSpec): Promise<Dataset> {
  const generator = generatorOf(source);
  await generator.load?.();
  return {
    name: generator.title,
    inputShape: generator.inputShape(source),
    classes: generator.classes(source),
    train: generator.draw(source, 'train', trainCount, seed),
    test: generator.draw(source, 'test', testCount, seed),
  };
}

/** The error if the files of a source have not been opened. */
export function absentFiles({ name, sha256 }: FileSource): SpecError {
  return new SpecError(
    `data set "${name}": its files must be available, got none with SHA-256 ${sha256}. ` +
      'Open them again; their names do not matter.',
  );
}

/** The examples of a source before preparation; null for a generator, which needs none. */
export async function rawOf(
  source: DatasetSpec['source'],
  sources: RawSources | undefined,
  { onProgress, signal }: BuildOptions,
): Promise<RawDataset | null> {
  if (source.kind !== 'remote' && source.kind !== 'file') return null;
  if (!sources)
    throw new SpecError(
      `data set spec: source must be a generator, since there is neither network nor cache here, got ${source.kind}. ` +
        'Choose a generated data set.',
    );
  if (source.kind === 'remote') return sources.remote(source.id, onProgress, signal);
  const raw = await sources.file(source, signal);
  if (raw) return raw;
  throw absentFiles(source);
}

/** The data set of a spec from the examples of its source (`rawOf`), ready for training; of several data seeds, that of the first. */
export async function datasetFrom(asked: DatasetSpec, raw: RawDataset | null): Promise<Dataset> {
  const spec = ofDataSeed(asked, dataSeedsOf(asked)[0]);
  if (raw) return prepare(chooseExamples(raw, spec), spec);
  return prepare(await generate(spec.source as GeneratedSource, spec), spec); // only a generator has no examples
}

/**
 * The data set of a spec, built in this thread. Generated sets need no `sources` and have the same bits on every machine.
 */
export async function buildDataset(
  spec: DatasetSpec,
  sources?: RawSources,
  options: BuildOptions = {},
): Promise<Dataset> {
  return datasetFrom(spec, await rawOf(spec.source, sources, options));
}
