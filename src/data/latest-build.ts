import type { Dataset } from './dataset.ts';
import type { DataSources } from './sources.ts';
import type { DatasetSpec } from './spec.ts';

/**
 * The same sources, which keep the last generated data set that they built: a sweep that uses it again, or for which it was
 * built ahead, does not wait for it. The arrays are shared, and nothing writes to them.
 */
export function keepingLatestBuild(sources: DataSources): DataSources {
  let latest: { readonly key: string; readonly built: Promise<Dataset> } | null = null;
  const isGenerated = ({ source }: DatasetSpec) => source.kind !== 'file' && source.kind !== 'remote';
  return {
    ...sources,
    async build(spec, options = {}) {
      if (!isGenerated(spec)) return sources.build(spec, options);
      const key = JSON.stringify(spec);
      if (latest?.key !== key) {
        const made = { key, built: sources.build(spec) };
        latest = made;
        // What failed is tried again.
        made.built.catch(() => {
          if (latest === made) latest = null;
        });
      }
      const built = await latest.built;
      options.signal?.throwIfAborted();
      return built;
    },
  };
}
