import './numbers.css';
import { useState } from 'react';
import { formatNumber } from '../../figure/format-number.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { cellCurves, timedPoints } from '../../state/cell-curves.ts';
import { cellsOf } from '../../state/selectors.ts';
import { formatCount, formatRate, formatRatio } from '../charts/format.ts';
import { quantityText } from '../map/quantity-text.ts';
import { cellStateOf, meanSteps } from './cell-state.ts';
import { gapQuantityOf } from './complete-cells.ts';
import { gapText, rangeText, sharpnessText } from './number-text.ts';
import { stateText } from './StartCellMark.tsx';
import { NUMBERS } from './words.ts';

const Head = ({ names }: { names: readonly string[] }) => (
  <thead>
    <tr>
      {names.map((name) => (
        <th key={name} scope="col">
          {name}
        </th>
      ))}
    </tr>
  </thead>
);

function CellTable({ sweep }: { sweep: BoardSweep }) {
  const gap = gapQuantityOf(sweep.plan);
  const { budget } = sweep.plan.spec;
  return (
    <table>
      <caption>{NUMBERS.cells}</caption>
      <Head
        names={[
          NUMBERS.rate,
          NUMBERS.size,
          NUMBERS.ratio,
          NUMBERS.state,
          NUMBERS.sharpness,
          NUMBERS.gap[gap],
          NUMBERS.steps,
        ]}
      />
      <tbody>
        {cellCurves(sweep, 'sharpness').map(({ cell, points, ratio }) => {
          const state = cellStateOf(cell, points, budget);
          return (
            <tr key={`${cell.learningRate} ${cell.batchSize}`}>
              <th scope="row">{formatRate(cell.learningRate)}</th>
              <td>{formatCount(cell.batchSize)}</td>
              <td>{formatRatio(ratio)}</td>
              <td>
                {state.kind === 'complete'
                  ? NUMBERS.complete
                  : stateText(state, budget.kind === 'untilLoss' ? budget.loss : 0)}
              </td>
              <td>{quantityText(cell, 'sharpness', sweep.plan)}</td>
              <td>{quantityText(cell, gap, sweep.plan, (shown) => gapText(shown, gap === 'accuracyGap'))}</td>
              <td>{formatCount(Math.round(meanSteps(cell)))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function CurveTable({ sweep }: { sweep: BoardSweep }) {
  return (
    <table>
      <caption>{NUMBERS.curves}</caption>
      <Head names={[NUMBERS.rate, NUMBERS.size, NUMBERS.step, NUMBERS.time, NUMBERS.sharpness]} />
      <tbody>
        {cellCurves(sweep, 'sharpness').flatMap((curve) =>
          timedPoints(sweep, curve, 'etaSteps').map(({ step, time, centre, low, high }) => (
            <tr key={`${curve.cell.learningRate} ${curve.cell.batchSize} ${step}`}>
              <th scope="row">{formatRate(curve.cell.learningRate)}</th>
              <td>{formatCount(curve.cell.batchSize)}</td>
              <td>{formatCount(step)}</td>
              <td>{formatNumber(time)}</td>
              <td>
                {formatNumber(centre)} {rangeText({ low, high }, sharpnessText)}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

/** The tables behind the figures; made when they are opened. */
export default function Numbers({ sweep }: { sweep: BoardSweep }) {
  const [isOpen, setIsOpen] = useState(false);
  const isEmpty = cellsOf(sweep).length === 0;
  if (isEmpty) return null;
  return (
    <details className="start-numbers" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{NUMBERS.summary}</summary>
      {isOpen && (
        <div className="start-tables">
          <CellTable sweep={sweep} />
          <CurveTable sweep={sweep} />
        </div>
      )}
    </details>
  );
}
