import { describe, expect, test } from 'vitest';
import { pdfFile } from '../../../../src/figure/print/pdf-file.ts';
import type { PlotContent } from '../../../../src/figure/print/plot-content.ts';
import { printFigure } from '../../../../src/figure/print/print-figure.ts';
import { svgFile, TEXT_MODES } from '../../../../src/figure/print/svg-file.ts';
import { GAP_MEASURES, MAP_QUANTITIES, type ViewState } from '../../../../src/state/app-state.ts';
import { type BoardPanel, PANEL_KINDS } from '../../../../src/state/board-panel.ts';
import { DEFAULT_VIEW } from '../../../../src/state/default-view.ts';
import { resultsOf } from '../../../../src/state/selectors.ts';
import { clockOf } from '../../../../src/sweep/results/clock.ts';
import { DEFAULT_SPEC } from '../../../../src/sweep/spec/default-spec.ts';
import type { FigureBoard } from '../../../../src/ui/figures/content/figure-board.ts';
import { panelContents, printablePanels } from '../../../../src/ui/figures/content/panel-contents.ts';
import { QUANTITIES } from '../../../../src/ui/quantities.ts';
import { GERMAN } from '../../../../src/ui/text/de/german.ts';
import { speak } from '../../../../src/ui/text/room.ts';
import { fixtureSweep } from '../../../support/board-fixture.ts';
import { figureTypeface } from '../../../support/figure-typeface.ts';
import { textFaults } from '../../../support/print-checks.ts';

const typeface = figureTypeface();
const FIRST = fixtureSweep({ spec: DEFAULT_SPEC });
const LARGE = fixtureSweep();
const about = { title: 'Title', description: 'Description', keywords: ['fingerprint'] };

const boardOf = (view: Partial<ViewState> = {}, more: Partial<FigureBoard> = {}): FigureBoard => ({
  sweep: FIRST,
  compared: null,
  view: { ...DEFAULT_VIEW, ...view },
  ...more,
});
const only = (panel: BoardPanel, board: FigureBoard) => panelContents(panel, board)[0];

/** Panels that a sweep of the cheapest tier has. */
const SHOWN: readonly BoardPanel[] = [
  { kind: 'map' },
  { kind: 'loss' },
  { kind: 'probe', probe: 'sharpness' },
  { kind: 'probe', probe: 'testAccuracy' },
  { kind: 'gap' },
  { kind: 'bestRate' },
  { kind: 'bestValue' },
];

describe.each(SHOWN)('$kind $probe of the first sweep', (panel) => {
  test.each([85, 180])('its files at %i mm are tens of kilobytes', (width) => {
    const scene = printFigure(panelContents(panel, boardOf()), { typeface, width, isGrey: false });
    for (const mode of TEXT_MODES) {
      expect(new TextEncoder().encode(svgFile(scene, about, { typeface, mode })).length).toBeLessThan(60_000);
      expect(pdfFile(scene, about, { typeface, mode }).length).toBeLessThan(60_000);
    }
  });
  test.each([40, 60, 85, 120, 180])('no text touches another or is cut off at %i mm', (width) => {
    for (const sweep of [FIRST, LARGE])
      for (const isGrey of [false, true]) {
        const contents = panelContents(panel, boardOf({}, { sweep }));
        // At 40 mm labels may not find room; nothing may be cut off.
        const faults = textFaults(printFigure(contents, { typeface, width, isGrey }), typeface);
        expect(width < 60 ? faults.filter((fault) => fault.startsWith('no glyph')) : faults).toEqual([]);
      }
  });
});

describe('every choice of a view has its figure, and every character a glyph', () => {
  const views: readonly Partial<ViewState>[] = [
    ...MAP_QUANTITIES.map((mapQuantity) => ({ mapQuantity })),
    ...GAP_MEASURES.map((gapMeasure) => ({ gapMeasure })),
    ...(['mean', 'median', 'runs'] as const).map((curves) => ({ curves })),
    ...(['steps', 'epochs', 'etaSteps'] as const).map((timeAxis) => ({ timeAxis, compareAt: timeAxis })),
    ...(['train', 'test', 'both'] as const).map((shownLosses) => ({ shownLosses })),
    { timeScale: 'linear' },
    { cellContent: 'colour' },
    { cellContent: 'number' },
    { playedTo: 3, timeAxis: 'etaSteps' },
    ...(['testLoss', 'trainLoss'] as const).map((tuneBy) => ({ tuneBy })),
  ];
  test.each(views.map((view) => [JSON.stringify(view), view] as const))('%s', (_, view) => {
    for (const words of [null, GERMAN]) {
      speak(words);
      try {
        const contents = SHOWN.flatMap((panel) => panelContents(panel, boardOf(view)));
        expect(contents).toHaveLength(SHOWN.length);
        expect(textFaults(printFigure(contents, { typeface, width: 180, isGrey: false }), typeface)).toEqual([]);
      } finally {
        speak(null);
      }
    }
  });
  test.each(['overlay', 'sideBySide', 'difference'] as const)('beside another sweep, %s', (comparison) => {
    const board = boardOf({ comparison }, { compared: LARGE });
    const contents = SHOWN.flatMap((panel) => panelContents(panel, board));
    expect(textFaults(printFigure(contents, { typeface, width: 180, isGrey: false }), typeface)).toEqual([]);
    const gaps = panelContents({ kind: 'gap' }, board);
    expect(gaps).toHaveLength(comparison === 'sideBySide' ? 2 : 1);
    expect(panelContents({ kind: 'map' }, board)).toHaveLength(comparison === 'difference' ? 1 : 2);
  });
});

describe('numbers of a figure are those of the results', () => {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const cellOf = (learningRate: number, batchSize: number) =>
    resultsOf(FIRST).filter(({ run }) => run.learningRate === learningRate && run.batchSize === batchSize);

  test('the map: the mean of the seeds that did not diverge', () => {
    const map = only({ kind: 'map' }, boardOf());
    const { format } = QUANTITIES.sharpness;
    expect(map?.kind === 'map' && map.cells).toHaveLength(16);
    for (const [i, [rate, size, ratio, value]] of (map?.data.rows ?? []).entries()) {
      const own = cellOf(Number(rate), Number(size)).filter(({ outcome }) => outcome !== 'diverged');
      expect(ratio).toBe(Number(rate) / Number(size));
      expect(value).toBeCloseTo(mean(own.map(({ sharpness }) => sharpness)), 12);
      if (map?.kind === 'map') expect(map.cells[i]?.text).toBe(format(Number(value)));
    }
  });

  test('the gap: its point and its table are the mean of test − train loss', () => {
    const gap = only({ kind: 'gap' }, boardOf({ gapMeasure: 'loss' })) as PlotContent;
    for (const [i, [rate, size, , value, low, high]] of gap.data.rows.entries()) {
      const own = cellOf(Number(rate), Number(size)).filter(({ outcome }) => outcome !== 'diverged');
      const expected = mean(own.map(({ testLoss, trainLoss }) => testLoss - trainLoss));
      expect(value).toBeCloseTo(expected, 12);
      expect(gap.points[i]).toMatchObject({ x: Number(rate) / Number(size), y: value, low, high });
    }
  });

  test('every run: each sample of the trace at its time', () => {
    const loss = only({ kind: 'loss' }, boardOf({ curves: 'runs', shownLosses: 'train' })) as PlotContent;
    const time = clockOf(FIRST.plan, 'etaSteps');
    const samples = FIRST.plan.runs.flatMap((run) => {
      const trace = FIRST.traces.columns(run.id, 'trainLoss');
      return Array.from({ length: trace.length }, (_, i) => trace.sample(i)).map((sample) => ({ ...sample, run }));
    });
    // A log axis of time begins after step 0.
    const shown = samples.filter(({ step }) => step > 0);
    expect(loss.data.rows).toEqual(
      shown.map(({ run, step, value }) => [
        'trainLoss',
        run.learningRate,
        run.batchSize,
        run.id,
        step,
        time(run, step),
        value,
        null,
        null,
      ]),
    );
  });
});

test('a panel that has nothing to show is not offered', () => {
  const all = PANEL_KINDS.map((kind): BoardPanel => ({ kind }));
  const keys = printablePanels(boardOf({ panels: all })).map(({ key }) => key);
  expect(keys).toEqual(['map', 'loss', 'probe', 'gap', 'bestRate', 'bestValue']);
});
