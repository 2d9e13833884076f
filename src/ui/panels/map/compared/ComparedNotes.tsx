import { useMemo } from 'react';
import type { BoardSweep } from '../../../../state/app-state.ts';
import { useApp } from '../../../use-app.ts';
import { useMoment } from '../../../use-moment.ts';
import { useTouch } from '../../../use-size-class.ts';
import { COMPARISON, READOUT } from '../../../workbench/words.ts';
import { MicroscopeButton } from '../MapNotes.tsx';
import { type ComparedRow, comparedReadoutOf } from './readout.ts';

interface ComparedNotesProps {
  readonly a: BoardSweep;
  readonly b: BoardSweep;
}

/** How to read the map; what it shows is said above the panels. */
export function ComparedCaption() {
  const display = useApp((state) => state.view.comparison);
  return (
    <p className="caption">
      <strong>{COMPARISON.read}</strong>
      {COMPARISON.how[display]}
    </p>
  );
}

function Row({ row: { name, a, b, contrast, contrastName, isDecided } }: { readonly row: ComparedRow }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {a.value} <span className="compared-spread">{a.spread}</span>
      </td>
      <td>
        {b.value} <span className="compared-spread">{b.spread}</span>
      </td>
      <td>
        <span className="compared-name">{contrastName} </span>
        <span className={isDecided ? 'compared-value compared-decided' : 'compared-value'}>{contrast.value}</span>{' '}
        <span className="compared-interval">{contrast.spread}</span>
      </td>
    </tr>
  );
}

/** The numbers of what is hovered or selected in A and in B, and B against A. */
export function ComparedReadoutView({ a, b }: ComparedNotesProps) {
  const pointed = useApp((state) => state.hovered ?? state.selected);
  const selected = useApp((state) => state.selected);
  const at = useMoment();
  const isTouch = useTouch();
  const readout = useMemo(() => pointed && comparedReadoutOf(a, b, { selection: pointed, at }), [a, b, pointed, at]);
  if (!readout)
    return (
      <div className="readout readout-empty">
        <p>{isTouch ? READOUT.touch : READOUT.pointer}</p>
      </div>
    );
  return (
    <div className="readout">
      <div className="readout-head">
        <h3>{readout.title}</h3>
        {selected && <MicroscopeButton selection={selected} />}
      </div>
      <table className="compared-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{COMPARISON.quantity}</span>
            </th>
            <th scope="col">A</th>
            <th scope="col">B</th>
            <th scope="col">B ÷ A, B − A</th>
          </tr>
        </thead>
        <tbody>
          {readout.rows.map((row) => (
            <Row key={row.name} row={row} />
          ))}
        </tbody>
      </table>
      <p>{readout.note}</p>
    </div>
  );
}
