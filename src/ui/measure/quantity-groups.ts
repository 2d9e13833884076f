import { MEASURE_TIERS, type MeasureTier, type ProbeText, probesAddedBy } from '../../state/recorded-probes.ts';
import type { MeasuredNetwork, MeasuredQuantity } from '../../sweep/network/measured-network.ts';
import { formatWithError } from '../charts/format.ts';

/** One row of the table of a network: a quantity with its description, or the reason why it was not measured. */
export interface QuantityRow extends Pick<ProbeText, 'id' | 'symbol' | 'label' | 'unit'> {
  /** Value ± error; null where it was not measured. */
  readonly shown: string | null;
  /** Value and error in full precision. */
  readonly exact: string;
  /** How it was measured and the kind of its error, or why it was not measured. */
  readonly how: string;
}

export interface QuantityGroup {
  readonly tier: MeasureTier;
  readonly rows: readonly QuantityRow[];
}

const ERRORS: Readonly<Record<MeasuredQuantity['certainty'], string>> = {
  bound: 'Error: a bound',
  interval: 'Error: a 95 % interval',
  indication: 'Error: an indication',
};

/** What the error of a quantity is. A count of examples has none, except for outputs that tie within rounding. */
function errorText({ error, certainty, converged }: MeasuredQuantity): string {
  const kind = error === 0 ? 'Exact except for ties' : ERRORS[certainty];
  return converged ? `${kind}.` : `${kind}, wider than requested.`;
}

function rowOf({ id, symbol, label, unit, method }: ProbeText, measured: MeasuredNetwork): QuantityRow[] {
  const found = measured.quantities.find((quantity) => quantity.id === id);
  if (found) {
    const { value, error } = found;
    const how = `${method} ${errorText(found)}`;
    return [{ id, symbol, label, unit, shown: formatWithError(value, error), exact: `${value} ± ${error}`, how }];
  }
  const reason = measured.omitted.find((missing) => missing.id === id)?.reason;
  return reason === undefined ? [] : [{ id, symbol, label, unit, shown: null, exact: '', how: reason }];
}

/** Every quantity of a measured network in the order of the tiers that sweeps record them in. */
export function quantityGroups(measured: MeasuredNetwork): QuantityGroup[] {
  return MEASURE_TIERS.map((tier) => ({
    tier,
    rows: probesAddedBy(tier).flatMap((probe) => rowOf(probe, measured)),
  })).filter(({ rows }) => rows.length > 0);
}
