import type { SpectrumFinding } from '../../sweep/inspection/findings.ts';
import { useSize } from '../charts/use-size.ts';
import { SpectrumFigure } from '../microscope/spectrum/SpectrumFigure.tsx';
import { PanelEmpty } from '../panels/PanelEmpty.tsx';

/** Where the eigenvalues of the network's Hessian lie. */
export function SpectrumSection({ finding, note }: { readonly finding: SpectrumFinding; readonly note: string }) {
  const [ref, size] = useSize<HTMLDivElement>();
  return (
    <section className="panel network-spectrum" aria-labelledby="network-spectrum-title">
      <header className="panel-head">
        <h3 id="network-spectrum-title">Spectrum of the Hessian</h3>
      </header>
      <div className="plot" ref={ref}>
        {finding.places.length === 0 ? (
          <PanelEmpty title="No spectrum here">A Hessian–vector product was not finite.</PanelEmpty>
        ) : (
          size && <SpectrumFigure finding={finding} size={size} colour="var(--accent)" note={note} />
        )}
      </div>
      <p className="origin">
        Stochastic Lanczos quadrature; the band is a 95 % interval over its random vectors. Marks are the largest
        eigenvalues.
      </p>
    </section>
  );
}
