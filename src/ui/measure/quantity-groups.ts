import { PROBE_METHODS } from '../../state/probe-methods.ts';
import { MEASURE_TIERS, type MeasureTier, probeText, RECORDED_PROBES } from '../../state/recorded-probes.ts';
import type { MeasuredNetwork, MeasuredQuantity } from '../../sweep/network/measured-network.ts';
import type { RecordedProbe } from '../../sweep/results/trace-store.ts';
import { formatWithError } from '../charts/format.ts';

/** One line of the table of a network: a number with all that is to be said of it, or why there is none. */
export interface QuantityRow {
  readonly id: RecordedProbe;
  readonly symbol: string;
  readonly label: string;
  /** Value ± error with its unit; null where it was not measured. */
  readonly shown: string | null;
  readonly unit: string;
  /** Both to the last digit. */
  readonly exact: string;
  /** How it was found and what its error is, or why it was not measured. */
  readonly how: string;
}

export interface QuantityGroup {
  readonly tier: MeasureTier;
  readonly rows: readonly QuantityRow[];
}

const ERRORS: Readonly<Record<MeasuredQuantity['certainty'], string>> = {
  bound: 'bound',
  interval: '95 % interval',
  indication: 'indication',
};

/** What the error of a quantity is. A count of examples has none, but for outputs that rounding cannot tell apart. */
function errorText({ error, certainty, converged }: MeasuredQuantity): string {
  const kind = error === 0 ? 'exact but for ties' : ERRORS[certainty];
  return converged ? `(${kind})` : `(${kind}, wider than asked for)`;
}

function rowOf(id: RecordedProbe, { quantities, omitted }: MeasuredNetwork): QuantityRow[] {
  const { symbol, label, unit } = probeText(id);
  const found = quantities.find((quantity) => quantity.id === id);
  if (found) {
    const { value, error } = found;
    const how = `${PROBE_METHODS[id]} ${errorText(found)}`;
    return [{ id, symbol, label, unit, shown: formatWithError(value, error), exact: `${value} ± ${error}`, how }];
  }
  const reason = omitted.find((missing) => missing.id === id)?.reason;
  return reason === undefined ? [] : [{ id, symbol, label, unit, shown: null, exact: '', how: reason }];
}

/** Every quantity of a measured network in the order of the tiers that sweeps record them in. */
export function quantityGroups(measured: MeasuredNetwork): QuantityGroup[] {
  return MEASURE_TIERS.map((tier) => ({
    tier,
    rows: RECORDED_PROBES.filter((id) => probeText(id).tier === tier).flatMap((id) => rowOf(id, measured)),
  })).filter(({ rows }) => rows.length > 0);
}
