import { formatNumber } from '../../../figure/format-number.ts';
import type { FlowsFinding } from '../../../sweep/inspection/findings.ts';
import { formatCount, formatWithError } from '../../charts/format.ts';
import { PanelTable } from '../../panels/PanelTable.tsx';
import { MICROSCOPE } from '../words.ts';

type Column = readonly [name: string, textOf: (finding: FlowsFinding) => string];

const lossOf = ({ loss }: { readonly loss: number }) => formatNumber(loss, 4);
const sharpnessOf = ({ sharpness: { value, error } }: FlowsFinding['central' | 'run']) => formatWithError(value, error);
const distanceOf = ({ distance }: FlowsFinding['central']) => formatNumber(distance, 4);

/** The figures of a run and its flows as numbers, one row per window. */
export function FlowTable({ found, from }: { readonly found: readonly FlowsFinding[]; readonly from: number }) {
  const { table, paths } = MICROSCOPE.flows;
  const columns: readonly Column[] = [
    [table.loss(paths.run), ({ run }) => lossOf(run)],
    [table.loss(paths.central), ({ central }) => lossOf(central)],
    [table.loss(paths.gradient), ({ gradient }) => lossOf(gradient)],
    [table.sharpness(paths.run), ({ run }) => sharpnessOf(run)],
    [table.sharpness(paths.central), ({ central }) => sharpnessOf(central)],
    [table.sharpness(paths.gradient), ({ gradient }) => sharpnessOf(gradient)],
    [table.distance(paths.central), ({ central }) => distanceOf(central)],
    [table.distance(paths.gradient), ({ gradient }) => distanceOf(gradient)],
    [table.atEdge, ({ central }) => formatCount(central.atEdge)],
  ];
  return (
    <PanelTable>
      <caption>{table.caption(from)}</caption>
      <thead>
        <tr>
          <th scope="col">{table.window}</th>
          {columns.map(([name]) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {found.map((finding) => (
          <tr key={finding.step}>
            <th scope="row">
              {formatCount(finding.window.first)}–{formatCount(finding.window.last)}
            </th>
            {columns.map(([name, textOf]) => (
              <td key={name}>{textOf(finding)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </PanelTable>
  );
}
