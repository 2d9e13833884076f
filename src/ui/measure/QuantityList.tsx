import './quantity-list.css';
import { probeEntry } from '../glossary/registry-entries.ts';
import { Term } from '../glossary/Term.tsx';
import { Message } from '../text/Message.tsx';
import type { QuantityGroup, QuantityRow } from './quantity-groups.ts';
import { MEASURE } from './words.ts';

function Quantity({
  row: { id, symbol, label, unit, shown, exact, method, how, missing },
}: {
  readonly row: QuantityRow;
}) {
  return (
    <div className={shown === null ? 'quantity quantity-absent' : 'quantity'}>
      <dt>
        <Term id={probeEntry(id)}>{label}</Term> <span className="quantity-symbol">{symbol}</span>
      </dt>
      <dd className="quantity-value" title={exact}>
        {shown ?? MEASURE.network.notMeasured}
      </dd>
      <dd className="quantity-unit">{shown !== null && unit !== '1' && unit}</dd>
      <dd className="quantity-how">
        {method} {how}
        {missing && <Message text={missing} />}
      </dd>
    </div>
  );
}

/** All quantities of a network, by tier. */
export function QuantityList({ groups }: { readonly groups: readonly QuantityGroup[] }) {
  return groups.map(({ tier, rows }) => (
    <section key={tier} className="quantities" aria-labelledby={`quantities-${tier}`}>
      <h3 id={`quantities-${tier}`}>{MEASURE.network.tiers[tier]}</h3>
      <dl>
        {rows.map((row) => (
          <Quantity key={row.id} row={row} />
        ))}
      </dl>
    </section>
  ));
}
