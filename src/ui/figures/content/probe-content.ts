import type { PlotContent } from '../../../figure/print/plot-content.ts';
import type { ShownLosses } from '../../../state/panel-view.ts';
import { missingTier, probeText } from '../../../state/recorded-probes.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import { valueAxis } from '../../charts/value-axis.ts';
import { ceilingOf, probeAxis } from '../../panels/probe/probe-view.ts';
import { LOSS, PROBE } from '../../panels/words.ts';
import { QUANTITIES } from '../../quantities.ts';
import { QUANTITY_WORDS } from '../../text/quantity-words.ts';
import { ADD_PANEL } from '../../workbench/words.ts';
import type { FigureBoard } from './figure-board.ts';
import { traceContents } from './trace-content.ts';

const LOSSES: Record<ShownLosses, readonly RecordedProbe[]> = {
  train: ['trainLoss'],
  test: ['testLoss'],
  both: ['trainLoss', 'testLoss'],
};

const isPair = ({ compared, view }: FigureBoard) => compared !== null && view.comparison !== 'sideBySide';

/** A loss that leaves this multiple of its start is cut off. */
const LOSS_CEILING = 2;
const SHARPNESS_CEILING = 100;

export function lossContents(board: FigureBoard): PlotContent[] {
  const splits = board.view.shownLosses;
  return traceContents(board, {
    name: 'loss',
    title: ADD_PANEL.panelNames.loss,
    view: { probes: LOSSES[splits], ceiling: LOSS_CEILING, dashed: splits === 'both' ? ['testLoss'] : [] },
    yLabel: isPair(board) && splits === 'both' ? LOSS.axisOfTwo : LOSS.axis[splits],
  });
}

const isMissing = ({ sweep }: FigureBoard, probe: RecordedProbe) => missingTier(sweep, probe) !== null;

export function probeContents(board: FigureBoard, probe: RecordedProbe): PlotContent[] {
  if (isMissing(board, probe)) return [];
  const isSharpness = probe === 'sharpness';
  return traceContents(board, {
    name: isSharpness ? 'sharpness' : `probe-${probe}`,
    title: QUANTITY_WORDS.probes[probe],
    view: {
      probes: [probe],
      dashed: [],
      yKind: valueAxis(probe),
      ceiling: isSharpness ? SHARPNESS_CEILING : ceilingOf(probe),
    },
    yLabel: isSharpness ? QUANTITIES.sharpness.axis : probeAxis(probe),
    limited: probe,
  });
}

export function eigenvaluesContents(board: FigureBoard): PlotContent[] {
  if (isMissing(board, 'hessianSecond')) return [];
  const words = PROBE.two(probeText('sharpness').symbol, probeText('hessianSecond').symbol, isPair(board));
  return traceContents(board, {
    name: 'eigenvalues',
    title: ADD_PANEL.panelNames.eigenvalues,
    view: {
      probes: ['sharpness', 'hessianSecond'],
      dashed: ['hessianSecond'],
      yKind: valueAxis('sharpness', 'hessianSecond'),
      ceiling: ceilingOf('sharpness'),
    },
    yLabel: `${words} (${QUANTITY_WORDS.units.sharpness})`,
    limited: 'sharpness',
  });
}
