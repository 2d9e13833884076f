import type { BoardSweep } from '../../../state/app-state.ts';
import type { StabilityUnits } from '../../../state/panel-view.ts';
import { useMoment } from '../../use-moment.ts';
import { PanelTable } from '../PanelTable.tsx';
import { STABILITY } from '../words.ts';
import { stabilityHeads, stabilityRows } from './rows.ts';
import { stabilityPoints } from './scene.ts';

interface StabilityTableProps {
  readonly sweep: BoardSweep;
  readonly units: StabilityUnits;
}

/** The numbers behind the figure: one row per run. */
export function StabilityTable({ sweep, units }: StabilityTableProps) {
  const points = stabilityPoints(sweep, useMoment());
  return (
    <PanelTable>
      <caption>{STABILITY.caption}</caption>
      <thead>
        <tr>
          {stabilityHeads(units).map((head, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: both limits may have one name.
            <th key={column} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {stabilityRows(sweep.plan, points, units).map(([rate, ...texts], row) => (
          <tr key={points[row]?.run.id}>
            <th scope="row">{rate}</th>
            {texts.map((text, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns do not change places.
              <td key={column}>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </PanelTable>
  );
}
