import './predictions.css';
import { PanelEmpty } from '../../panels/PanelEmpty.tsx';
import { Finding } from '../Finding.tsx';
import { useFinding } from '../use-finding.ts';
import { FieldFigure } from './FieldFigure.tsx';
import { ImageGrid } from './ImageGrid.tsx';

/** The predictions of the network at this step. */
export function PredictionsPanel({ note }: { note: string }) {
  const found = useFinding({ kind: 'predictions' });
  const title = found.finding?.kind === 'field' ? 'Decision field' : 'Predictions';
  return (
    <Finding title={title} found={found} why="The predictions of the network at this step.">
      {(finding, size) => {
        if (finding === null)
          return (
            <PanelEmpty title="No view of these inputs">
              Only images and two-dimensional inputs can be shown.
            </PanelEmpty>
          );
        if (finding.kind === 'images') return <ImageGrid finding={finding} />;
        return <FieldFigure finding={finding} size={size} note={note} />;
      }}
    </Finding>
  );
}
