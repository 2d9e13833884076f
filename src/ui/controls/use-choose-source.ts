import { withSource } from '../../data/files-dataset.ts';
import { type GeneratedSource, generatorOf } from '../../data/registry.ts';
import { datasetSpec, type RemoteId } from '../../data/spec.ts';
import { withDataset } from '../../sweep/spec/fit-spec.ts';
import { useApp } from '../use-app.ts';

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
