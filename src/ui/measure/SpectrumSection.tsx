import type { SpectrumFinding } from '../../sweep/inspection/findings.ts';
import { SpectrumFigure } from '../microscope/spectrum/SpectrumFigure.tsx';
import { Panel } from '../panels/Panel.tsx';
import { PanelEmpty } from '../panels/PanelEmpty.tsx';

/** The spectral density of the network's Hessian. */
export function SpectrumSection({ finding, note }: { readonly finding: SpectrumFinding; readonly note: string }) {
  return (
    <div className="network-spectrum">
      <Panel
        title="Spectrum of the Hessian"
        level={3}
        empty={<PanelEmpty title="No spectrum here">A Hessian–vector product was not finite.</PanelEmpty>}
      >
        {finding.places.length > 0 &&
          ((size) => <SpectrumFigure finding={finding} size={size} colour="var(--accent)" note={note} />)}
      </Panel>
      <p className="origin">
        Stochastic Lanczos quadrature; the band is a 95 % interval over its random vectors. Marks are the largest
        eigenvalues.
      </p>
    </div>
  );
}
