import type { AxisKind } from '../../figure/axes/scale.ts';
import { probeText } from '../../state/recorded-probes.ts';
import type { RecordedProbe } from '../../sweep/results/trace-store.ts';

/** The axis of some probes together: linear if that of one is; else symmetric-log if one is signed; else log. */
export function valueAxis(...probes: readonly RecordedProbe[]): AxisKind {
  const axes = probes.map((probe) => probeText(probe).axis);
  return axes.find((axis) => axis === 'linear') ?? axes.find((axis) => axis === 'symlog') ?? 'log';
}

/** Curves on a log axis average logarithms; on a symmetric-log axis, of values of either sign, they average values. */
export const averagedOn = (kind: AxisKind) => (kind === 'log' ? 'log' : 'linear');
