import './predictions.css';
import { PanelEmpty } from '../../panels/PanelEmpty.tsx';
import { Finding } from '../Finding.tsx';
import { useFinding } from '../use-finding.ts';
import { FieldFigure } from './FieldFigure.tsx';
import { ImageGrid } from './ImageGrid.tsx';

/** What the network says of its inputs at this step. */
export function PredictionsPanel({ note }: { note: string }) {
  const found = useFinding({ kind: 'predictions' });
  const title = found.finding?.kind === 'field' ? 'Decision field' : 'Predictions';
  return (
    <Finding title={title} found={found} why="What the network takes its inputs for at this step.">
      {(finding, size) => {
        if (finding === null)
          return (
            <PanelEmpty title="No picture of these inputs">Only images and pairs of numbers can be shown.</PanelEmpty>
          );
        if (finding.kind === 'images') return <ImageGrid finding={finding} />;
        return <FieldFigure finding={finding} size={size} note={note} />;
      }}
    </Finding>
  );
}
