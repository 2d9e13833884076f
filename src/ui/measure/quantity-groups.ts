import { MEASURE_TIERS, type MeasureTier, type ProbeText, probesAddedBy } from '../../state/recorded-probes.ts';
import type { MeasuredNetwork, MeasuredQuantity } from '../../sweep/network/measured-network.ts';
import { formatWithError } from '../charts/format.ts';
import { QUANTITY_WORDS } from '../text/quantity-words.ts';
import { MEASURE } from './words.ts';

/** One row of the table of a network: a quantity with its description, or the reason why it was not measured. */
export interface QuantityRow extends Pick<ProbeText, 'id' | 'symbol' | 'label' | 'unit'> {
  /** Value ± error; null where it was not measured. */
  readonly shown: string | null;
  /** Value and error in full precision. */
  readonly exact: string;
  /** How it was measured; '' where it was not. */
  readonly method: string;
  /** The kind of its error; '' where it was not measured. */
  readonly how: string;
  /** Why it was not measured, in English; '' where it was. */
  readonly missing: string;
}

export interface QuantityGroup {
  readonly tier: MeasureTier;
  readonly rows: readonly QuantityRow[];
}

/** What the error of a quantity is. A count of examples has none, except for outputs that tie within rounding. */
function errorText({ error, certainty, converged }: MeasuredQuantity): string {
  const words = MEASURE.network;
  return words.error(error === 0 ? words.exact : words.certainty[certainty], converged);
}

function rowOf({ id, symbol }: ProbeText, measured: MeasuredNetwork): QuantityRow[] {
  const { probes, methods, units } = QUANTITY_WORDS;
  const [label, method, unit] = [probes[id], methods[id], units[id]];
  const found = measured.quantities.find((quantity) => quantity.id === id);
  if (found) {
    const { value, error } = found;
    const shown = formatWithError(value, error);
    return [
      { id, symbol, label, unit, shown, exact: `${value} ± ${error}`, method, how: errorText(found), missing: '' },
    ];
  }
  const reason = measured.omitted.find((missing) => missing.id === id)?.reason;
  return reason === undefined
    ? []
    : [{ id, symbol, label, unit, shown: null, exact: '', method: '', how: '', missing: reason }];
}

/** Every quantity of a measured network in the order of the tiers that sweeps record them in. */
export function quantityGroups(measured: MeasuredNetwork): QuantityGroup[] {
  return MEASURE_TIERS.map((tier) => ({
    tier,
    rows: probesAddedBy(tier).flatMap((probe) => rowOf(probe, measured)),
  })).filter(({ rows }) => rows.length > 0);
}
