import './plane.css';
import { useDraftPart } from '../controls/use-draft.ts';
import { FormulaEditor } from './FormulaEditor.tsx';
import { PointsEditor } from './PointsEditor.tsx';

/** The editor of the draft's source where it is of this kind, drawn or written on the page; fetched when such a source is first chosen. */
export default function OwnDataEditor({ kind }: { readonly kind: string }) {
  const [{ source }] = useDraftPart('dataset');
  if (source.kind !== kind) return null;
  if (source.kind === 'points') return <PointsEditor source={source} />;
  return source.kind === 'formula' ? <FormulaEditor source={source} /> : null;
}
