import type { SpectrumFinding } from '../../sweep/inspection/findings.ts';
import { SpectrumFigure } from '../microscope/spectrum/SpectrumFigure.tsx';
import { Panel } from '../panels/Panel.tsx';
import { PanelEmpty } from '../panels/PanelEmpty.tsx';
import { MEASURE } from './words.ts';

/** The spectral density of the network's Hessian. */
export function SpectrumSection({ finding, note }: { readonly finding: SpectrumFinding; readonly note: string }) {
  return (
    <div className="network-spectrum">
      <Panel
        title={MEASURE.spectrum.title}
        level={3}
        empty={<PanelEmpty title={MEASURE.spectrum.none}>{MEASURE.spectrum.why}</PanelEmpty>}
      >
        {finding.places.length > 0 &&
          ((size) => <SpectrumFigure finding={finding} size={size} colour="var(--accent)" note={note} />)}
      </Panel>
      <p className="origin">{MEASURE.spectrum.note}</p>
    </div>
  );
}
