import { generators } from '../../data/registry.ts';
import { REMOTE_TITLES } from '../../data/source-title.ts';
import { type DatasetSpec, REMOTE_IDS } from '../../data/spec.ts';
import { DATA } from '../start/words.ts';
import { CONTROLS } from './words.ts';

type Source = DatasetSpec['source'];

/** One string per source, for a menu. */
export function sourceValue(source: Source): string {
  return source.kind === 'remote' ? `remote:${source.id}` : source.kind;
}

export function sourceOptions(source: Source): (readonly [string, string])[] {
  const own = source.kind === 'file' ? [['file', source.name] as const] : [];
  return [
    ...generators.map(({ kind }) => [kind, DATA.generators[kind].name] as const),
    ...REMOTE_IDS.map((id) => [`remote:${id}`, CONTROLS.data.download(REMOTE_TITLES[id])] as const),
    ...own,
  ];
}
