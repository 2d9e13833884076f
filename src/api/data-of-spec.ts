import { createSources } from '../data/sources.ts';
import { SpecError } from '../errors.ts';
import { type PreparedSweep, prepareSweep } from '../sweep/perform-sweep.ts';
import { parseSweepSpec } from '../sweep/spec/sweep-spec.ts';
import { platformHere } from './platform.ts';
import type { InputFile } from './train-types.ts';

/** The plan of a spec and its data sets, which may be in files. Throws SpecError. */
export async function preparedSweep(input: unknown, files: readonly InputFile[] = []): Promise<PreparedSweep> {
  const { cache } = platformHere();
  const sources = createSources(cache ? { cache } : {});
  const { source } = parseSweepSpec(input).dataset;
  if (source.kind !== 'file' && files.length > 0)
    throw new SpecError(
      `files: the data set of the spec must be a file where files are given, got ${source.kind}. Leave them out.`,
    );
  if (source.kind === 'file' && !(await sources.supply(source, files)))
    throw new SpecError(
      `files: the contents must have SHA-256 ${source.sha256}, as the file "${source.name}" of the spec, got ` +
        `${files.length === 0 ? 'no file' : 'others'}. Give that file.`,
    );
  return prepareSweep(input, (spec) => sources.build(spec));
}
