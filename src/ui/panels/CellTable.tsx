import type { ReactNode } from 'react';
import type { Cell } from '../../state/selectors.ts';
import { formatCount, formatRate, formatRatio } from '../charts/format.ts';
import { TABLES } from '../workbench/words.ts';
import { PanelTable } from './PanelTable.tsx';

/** A column beside η, B and η/B: its name, and what it says of a cell. */
export interface CellColumn {
  readonly name: string;
  textOf(cell: Cell): string;
}

interface CellTableProps {
  readonly caption: string;
  readonly cells: readonly Cell[];
  readonly columns: readonly CellColumn[];
}

const Head = ({ children }: { children: ReactNode }) => <th scope="col">{children}</th>;

/** The numbers behind a figure: one row per cell. */
export function CellTable({ caption, cells, columns }: CellTableProps) {
  return (
    <PanelTable>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <Head>η</Head>
          <Head>B</Head>
          <Head>η/B</Head>
          {columns.map(({ name }) => (
            <Head key={name}>{name}</Head>
          ))}
          <Head>{TABLES.runs}</Head>
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => (
          <tr key={`${cell.learningRate} ${cell.batchSize}`}>
            <th scope="row">{formatRate(cell.learningRate)}</th>
            <td>{formatCount(cell.batchSize)}</td>
            <td>{formatRatio(cell.learningRate / cell.batchSize)}</td>
            {columns.map(({ name, textOf }) => (
              <td key={name}>{textOf(cell)}</td>
            ))}
            <td>
              {cell.diverged > 0
                ? TABLES.diverged(cell.results.length, cell.diverged)
                : formatCount(cell.results.length)}
            </td>
          </tr>
        ))}
      </tbody>
    </PanelTable>
  );
}
