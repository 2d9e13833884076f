import { generators } from '../../data/registry.ts';
import { type DatasetSpec, datasetSpec, REMOTE_IDS, type RemoteId } from '../../data/spec.ts';
import { useApp } from '../use-app.ts';
import { isImageSource, isRegressionSource } from './image-source.ts';

type Source = DatasetSpec['source'];

const REMOTE_NAMES: Record<RemoteId, string> = {
  mnist: 'MNIST',
  'fashion-mnist': 'Fashion-MNIST',
  'cifar-10': 'CIFAR-10',
};

/** One string per source, for a menu. */
export function sourceValue(source: Source): string {
  return source.kind === 'remote' ? `remote:${source.id}` : source.kind;
}

export function sourceOptions(source: Source): (readonly [string, string])[] {
  const own = source.kind === 'file' ? [['file', source.name] as const] : [];
  return [
    ...generators.map(({ kind, title }) => [kind, title] as const),
    ...REMOTE_IDS.map((id) => [`remote:${id}`, `${REMOTE_NAMES[id]} (download)`] as const),
    ...own,
  ];
}

/** Changes the draft's source: generated ones at once, remote ones when they have been fetched. */
export function useChooseSource(): (value: string) => void {
  const dataset = useApp((state) => state.draft.dataset);
  const editDraft = useApp((state) => state.editDraft);
  const chooseDataset = useApp((state) => state.chooseDataset);
  return (value) => {
    if (value === 'file') return;
    if (value.startsWith('remote:')) {
      const id = value.slice('remote:'.length) as RemoteId;
      void chooseDataset({ ...dataset, source: { kind: 'remote', id } });
      return;
    }
    const source = datasetSpec.shape.source.parse({ kind: value });
    const isRegression = isRegressionSource(source);
    editDraft((draft) => {
      const { architecture, ...layered } = draft.model;
      return {
        ...draft,
        dataset: {
          ...draft.dataset,
          source,
          pool: isImageSource(source) ? draft.dataset.pool : 1,
          // Targets are functions of the inputs as drawn.
          ...(isRegression && { labelNoise: 0, standardise: 'none' as const }),
        },
        model: {
          ...layered,
          stem: isImageSource(source) ? draft.model.stem : [],
          ...(isRegression && { loss: 'squaredError' as const }),
          ...(isRegression && architecture && { architecture }),
        },
      };
    });
  };
}
