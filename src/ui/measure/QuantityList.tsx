import './quantity-list.css';
import type { MeasureTier } from '../../state/recorded-probes.ts';
import { probeEntry } from '../glossary/registry-entries.ts';
import { Term } from '../glossary/Term.tsx';
import type { QuantityGroup, QuantityRow } from './quantity-groups.ts';

const TITLES: Readonly<Record<MeasureTier, string>> = {
  sharpness: 'Losses and sharpness',
  economy: 'Economy: a few gradients',
  standard: 'Standard: spectra and the sharpest directions',
  full: 'Full: noise and curvature, and rescaling-invariant measures',
};

function Quantity({ row: { id, symbol, label, unit, shown, exact, how } }: { readonly row: QuantityRow }) {
  return (
    <div className={shown === null ? 'quantity quantity-absent' : 'quantity'}>
      <dt>
        <Term id={probeEntry(id)}>{label}</Term> <span className="quantity-symbol">{symbol}</span>
      </dt>
      <dd className="quantity-value" title={exact}>
        {shown ?? 'not measured'}
      </dd>
      <dd className="quantity-unit">{shown !== null && unit !== '1' && unit}</dd>
      <dd className="quantity-how">{how}</dd>
    </div>
  );
}

/** All quantities of a network, by tier. */
export function QuantityList({ groups }: { readonly groups: readonly QuantityGroup[] }) {
  return groups.map(({ tier, rows }) => (
    <section key={tier} className="quantities" aria-labelledby={`quantities-${tier}`}>
      <h3 id={`quantities-${tier}`}>{TITLES[tier]}</h3>
      <dl>
        {rows.map((row) => (
          <Quantity key={row.id} row={row} />
        ))}
      </dl>
    </section>
  ));
}
