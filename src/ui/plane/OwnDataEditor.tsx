import './plane.css';
import { useDraftPart } from '../controls/use-draft.ts';
import { FormulaEditor } from './FormulaEditor.tsx';
import { PointsEditor } from './PointsEditor.tsx';

/** The editor of the draft's source where it is one's own data without a file; fetched when such a source is first chosen. */
export default function OwnDataEditor() {
  const [{ source }] = useDraftPart('dataset');
  if (source.kind === 'points') return <PointsEditor source={source} />;
  return source.kind === 'formula' ? <FormulaEditor source={source} /> : null;
}
