import { withSource } from '../../data/files-dataset.ts';
import type { GeneratedSource } from '../../data/registry.ts';
import { datasetSpec, parseDatasetSpec, type RemoteId } from '../../data/spec.ts';
import { DEFAULT_SPEC } from '../../sweep/spec/default-spec.ts';
import { withGenerated } from '../../sweep/spec/fit-spec.ts';
import { useApp } from '../use-app.ts';

/** Changes the draft to a generated source, or to other parameters of it. */
export function useEditSource(): (source: GeneratedSource) => void {
  const editDraft = useApp((state) => state.editDraft);
  return (source) => editDraft((draft) => withGenerated(draft, source, parseDatasetSpec(DEFAULT_SPEC.dataset)));
}

/** Changes the draft's source: to a generated one at once, to a remote one when it has been fetched. */
export function useChooseSource(): (value: string) => void {
  const dataset = useApp((state) => state.draft.dataset);
  const chooseDataset = useApp((state) => state.chooseDataset);
  const editSource = useEditSource();
  return (value) => {
    if (value === 'file') return;
    if (value.startsWith('remote:')) {
      const id = value.slice('remote:'.length) as RemoteId;
      void chooseDataset(withSource(dataset, { kind: 'remote', id }));
      return;
    }
    editSource(datasetSpec.shape.source.parse({ kind: value }) as GeneratedSource);
  };
}
