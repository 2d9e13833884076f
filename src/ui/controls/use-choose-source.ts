import { withSource } from '../../data/files-dataset.ts';
import { type GeneratedSource, generatorOf, generators } from '../../data/registry.ts';
import { REMOTE_TITLES } from '../../data/source-title.ts';
import { type DatasetSpec, datasetSpec, REMOTE_IDS, type RemoteId } from '../../data/spec.ts';
import { withDataset } from '../../sweep/spec/fit-spec.ts';
import { DATA } from '../start/words.ts';
import { useApp } from '../use-app.ts';
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

/** Changes the draft's source: to a generated one at once, to a remote one when it has been fetched. */
export function useChooseSource(): (value: string) => void {
  const dataset = useApp((state) => state.draft.dataset);
  const editDraft = useApp((state) => state.editDraft);
  const chooseDataset = useApp((state) => state.chooseDataset);
  return (value) => {
    if (value === 'file') return;
    if (value.startsWith('remote:')) {
      const id = value.slice('remote:'.length) as RemoteId;
      void chooseDataset(withSource(dataset, { kind: 'remote', id }));
      return;
    }
    const source = datasetSpec.shape.source.parse({ kind: value }) as GeneratedSource;
    const generator = generatorOf(source);
    const isRegression = generator.classes(source) === 1;
    editDraft((draft) => {
      const dataset = {
        ...withSource(draft.dataset, source),
        // Targets are functions of the inputs as drawn.
        ...(isRegression && { standardise: 'none' as const }),
      };
      return withDataset(draft, dataset, { inputShape: generator.inputShape(source), isRegression });
    });
  };
}
