import './predictions.css';
import { PanelEmpty } from '../../panels/PanelEmpty.tsx';
import { Finding } from '../Finding.tsx';
import { useFinding } from '../use-finding.ts';
import { MICROSCOPE } from '../words.ts';
import { FieldFigure } from './FieldFigure.tsx';
import { ImageGrid } from './ImageGrid.tsx';

/** The predictions of the network at this step. */
export function PredictionsPanel({ note }: { note: string }) {
  const found = useFinding({ kind: 'predictions' });
  const words = MICROSCOPE.predictions;
  const title = found.finding?.kind === 'field' ? words.field : words.title;
  return (
    <Finding title={title} found={found} why={words.why}>
      {(finding, size) => {
        if (finding === null) return <PanelEmpty title={words.noView}>{words.noViewWhy}</PanelEmpty>;
        if (finding.kind === 'images') return <ImageGrid finding={finding} />;
        return <FieldFigure finding={finding} size={size} note={note} />;
      }}
    </Finding>
  );
}
