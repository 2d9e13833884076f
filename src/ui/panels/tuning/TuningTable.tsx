import type { BoardSweep } from '../../../state/app-state.ts';
import type { BestRate } from '../../../sweep/results/best-rate.ts';
import type { Objective } from '../../../sweep/spec/objective.ts';
import { formatCount, formatRate } from '../../charts/format.ts';
import { CHARTS } from '../../charts/words.ts';
import { comparisonWords, QUANTITIES } from '../../quantities.ts';
import { useMoment } from '../../use-moment.ts';
import { PanelTable } from '../PanelTable.tsx';
import { TUNING } from '../words.ts';
import { knownBest } from './scene.ts';

/** "84.2 [82.9, 85.4]": what new seeds give at the best η, or where there is one seed what that gave. */
function valueText({ crossFitted, value, interval }: BestRate, by: Objective): string {
  const { factor, format } = QUANTITIES[by];
  const shown = Number.isFinite(crossFitted) ? crossFitted : value;
  const range = Number.isFinite(interval.low)
    ? ` [${format(factor * interval.low)}, ${format(factor * interval.high)}]`
    : '';
  return `${format(factor * shown)}${range}`;
}

/** The numbers behind both figures of tuning: one row per batch size. */
export function TuningTable({ sweep, by }: { readonly sweep: BoardSweep; readonly by: Objective }) {
  const at = useMoment();
  const name = CHARTS.nameInText(QUANTITIES[by].name);
  const heads = ['B', TUNING.table.rate, TUNING.table.range, TUNING.table.value(name)];
  return (
    <PanelTable>
      <caption>{TUNING.table.caption(name, comparisonWords(at))}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {knownBest(sweep, by, at).map((best) => (
          <tr key={best.batchSize}>
            <th scope="row">{formatCount(best.batchSize)}</th>
            <td>{formatRate(best.learningRate)}</td>
            <td>{`${formatRate(best.range.low)} … ${formatRate(best.range.high)}`}</td>
            <td>{valueText(best, by)}</td>
          </tr>
        ))}
      </tbody>
    </PanelTable>
  );
}
