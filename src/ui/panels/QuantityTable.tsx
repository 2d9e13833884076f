import type { BoardSweep, MapQuantity } from '../../state/app-state.ts';
import { cellsOf } from '../../state/selectors.ts';
import { useComparison } from '../comparison/use-comparison.ts';
import { quantityText } from '../map/quantity-text.ts';
import { comparisonWords, QUANTITIES } from '../quantities.ts';
import { useMoment } from '../use-moment.ts';
import { TABLES } from '../workbench/words.ts';
import { CellTable } from './CellTable.tsx';
import { ComparedTable } from './ComparedTable.tsx';

/** A quantity of every cell at the moment at which the board is seen; of two sweeps in both. */
export function QuantityTable({ sweep, quantity }: { readonly sweep: BoardSweep; readonly quantity: MapQuantity }) {
  const at = useMoment();
  const comparison = useComparison();
  if (comparison) return <ComparedTable a={sweep} b={comparison.sweep} quantity={quantity} />;
  const { name, axis } = QUANTITIES[quantity];
  return (
    <CellTable
      caption={TABLES.atMoment(`${axis} ${comparisonWords(at)}`)}
      cells={cellsOf(sweep, at)}
      columns={[{ name, textOf: (cell) => quantityText(cell, quantity, sweep.plan) }]}
    />
  );
}
