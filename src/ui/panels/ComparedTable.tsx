import { useMemo } from 'react';
import type { BoardSweep, MapQuantity } from '../../state/app-state.ts';
import type { Cell } from '../../state/selectors.ts';
import { formatCount, formatRate, formatRatio } from '../charts/format.ts';
import { contrastName, contrastRange, contrastText, contrastUnit } from '../comparison/contrast-text.ts';
import { pairedCells, quantityComparison } from '../comparison/paired-cells.ts';
import { quantityText } from '../map/quantity-text.ts';
import { comparisonWords, QUANTITIES } from '../quantities.ts';
import { useMoment } from '../use-moment.ts';
import { COMPARISON, TABLES } from '../workbench/words.ts';
import { PanelTable } from './PanelTable.tsx';

interface ComparedTableProps {
  readonly a: BoardSweep;
  readonly b: BoardSweep;
  readonly quantity: MapQuantity;
}

/** A quantity of every cell in two sweeps, and B against A with its interval. */
export function ComparedTable({ a, b, quantity }: ComparedTableProps) {
  const at = useMoment();
  const rows = useMemo(() => {
    const { over } = quantityComparison(a, b, { quantity, at });
    const textIn = (cell: Cell | null, { plan }: BoardSweep) =>
      cell ? quantityText(cell, quantity, plan) : COMPARISON.none;
    return pairedCells(a, b, at).map((cell) => {
      const found = over([cell]);
      const contrast = found
        ? `${contrastText(quantity, found.estimate)}${contrastUnit(quantity)} ${contrastRange(quantity, found.interval)}`
        : '–';
      return { ...cell, texts: [textIn(cell.a, a), textIn(cell.b, b), contrast] };
    });
  }, [a, b, quantity, at]);
  const heads = ['η', COMPARISON.axes.batchSizes, 'η/B', 'A', 'B', contrastName(quantity)];
  return (
    <PanelTable>
      <caption>{TABLES.atMoment(`${QUANTITIES[quantity].axis} ${comparisonWords(at)}`)}</caption>
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
        {rows.map(({ learningRate, batchSize, texts: [ofA, ofB, contrast] }) => (
          <tr key={`${learningRate} ${batchSize}`}>
            <th scope="row">{formatRate(learningRate)}</th>
            <td>{formatCount(batchSize)}</td>
            <td>{formatRatio(learningRate / batchSize)}</td>
            <td>{ofA}</td>
            <td>{ofB}</td>
            <td>{contrast}</td>
          </tr>
        ))}
      </tbody>
    </PanelTable>
  );
}
