import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SpecError } from '../../../src/errors.ts';
import { SCALAR_PROBE_IDS } from '../../../src/probes/scalar/registry.ts';
import {
  type AppState,
  COMPARISONS,
  GAP_MEASURES,
  MAP_QUANTITIES,
  type Selection,
  type ViewState,
} from '../../../src/state/app-state.ts';
import { boardLinkIn, boardLinkOf, LONGEST_LINK, SHORT_LINK } from '../../../src/state/board-link/board-link.ts';
import { viewOf } from '../../../src/state/board-link/board-view.ts';
import { type BoardPanel, MOST_COLUMNS, PANEL_KINDS, panelKey } from '../../../src/state/board-panel.ts';
import { DEFAULT_VIEW } from '../../../src/state/default-view.ts';
import {
  BOARD_PAGES,
  CELL_CONTENTS,
  COMPARISON_DISPLAYS,
  CURVE_STYLES,
  SHOWN_LOSSES,
  STABILITY_UNITS,
  TIME_SCALES,
} from '../../../src/state/panel-view.ts';
import { linkFragment } from '../../../src/sweep/link/sweep-link.ts';
import { CLOCKS } from '../../../src/sweep/results/clock.ts';
import { OBJECTIVES } from '../../../src/sweep/spec/objective.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { ENGINE_PREFERENCES } from '../../../src/worker/engine-pool.ts';
import { FIXTURE_SPEC, fixtureSweep } from '../../support/board-fixture.ts';
import { linkFixture } from '../../support/links/link-fixtures.ts';
import { RUNS } from '../../support/runs.ts';

type Linked = Parameters<typeof boardLinkOf>[0];
const draft = parseSweepSpec(FIXTURE_SPEC);
const finished = fixtureSweep();
const plain: Linked = {
  view: DEFAULT_VIEW,
  selected: null,
  microscope: null,
  enginePreference: 'auto',
  sweep: finished,
  draft,
  compared: null,
};
const linkOf = (state: Linked): string => {
  const offer = boardLinkOf(state);
  if (offer.kind === 'tooLong') throw new Error(`${offer.characters} characters`);
  return offer.fragment;
};

const size = { columns: fc.integer({ min: 2, max: MOST_COLUMNS }), rows: fc.constant(2) };
const panels: fc.Arbitrary<BoardPanel> = fc.oneof(
  fc.record(
    { kind: fc.constantFrom(...PANEL_KINDS.filter((kind) => kind !== 'probe')), ...size },
    { requiredKeys: ['kind'] },
  ),
  fc.record(
    { kind: fc.constant('probe' as const), probe: fc.constantFrom(...SCALAR_PROBE_IDS), ...size },
    { requiredKeys: ['kind', 'probe'] },
  ),
);
const views: fc.Arbitrary<ViewState> = fc.record({
  page: fc.constantFrom(...BOARD_PAGES),
  mapQuantity: fc.constantFrom(...MAP_QUANTITIES),
  timeAxis: fc.constantFrom(...CLOCKS),
  compareAt: fc.constantFrom(...COMPARISONS),
  gapMeasure: fc.constantFrom(...GAP_MEASURES),
  playedTo: fc.option(fc.double({ min: 1e-9, max: 1e9, noNaN: true })),
  panels: fc.uniqueArray(panels, { selector: panelKey, maxLength: 12 }),
  maximised: fc.option(fc.constantFrom('map', 'probe-hessianTrace')),
  curves: fc.constantFrom(...CURVE_STYLES),
  cellContent: fc.constantFrom(...CELL_CONTENTS),
  shownLosses: fc.constantFrom(...SHOWN_LOSSES),
  timeScale: fc.constantFrom(...TIME_SCALES),
  stabilityUnits: fc.constantFrom(...STABILITY_UNITS),
  tuneBy: fc.constantFrom(null, ...OBJECTIVES),
  comparison: fc.constantFrom(...COMPARISON_DISPLAYS),
}) as fc.Arbitrary<ViewState>;
const positive = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
const selections: fc.Arbitrary<Selection | null> = fc.oneof(
  fc.constant(null),
  fc.record({
    kind: fc.constant('cell' as const),
    learningRate: positive,
    batchSize: fc.integer({ min: 1, max: 9999 }),
  }),
  fc.record({ kind: fc.constant('ratio' as const), ratio: positive }),
  fc.record({ kind: fc.constant('run' as const), run: fc.nat() }),
);
const states: fc.Arbitrary<Linked> = fc.record({
  view: views,
  selected: selections,
  microscope: fc.option(fc.nat()),
  enginePreference: fc.constantFrom(...ENGINE_PREFERENCES),
  sweep: fc.constantFrom<AppState['sweep']>(null, finished, fixtureSweep({ fraction: 0.5 })),
  draft: fc.constant(draft),
  compared: fc.constantFrom<AppState['compared']>(null, finished, fixtureSweep({ fraction: 0.5 })),
});

describe('a link to the board', () => {
  test('carries any view, selection, run under the microscope and engine', () => {
    fc.assert(
      fc.property(states, (state) => {
        const link = boardLinkIn(linkOf(state));
        expect(link?.spec).toEqual(draft);
        expect(link && viewOf(link.board)).toEqual(state.view);
        expect(link?.board.selected ?? null).toEqual(state.selected);
        expect(link?.board.microscope ?? null).toBe(state.microscope);
        expect(link?.board.engine ?? 'auto').toBe(state.enginePreference);
        expect(link?.board.compared ?? null).toBe(state.compared?.fingerprint ?? null);
        expect(link?.results?.fingerprint ?? null).toBe(state.sweep?.fingerprint ?? null);
      }),
      { numRuns: RUNS / 2 },
    );
  });
  test('leaves out what is as by default', () => {
    expect(linkOf({ ...plain, sweep: null })).toBe(linkFragment({ spec: draft }));
    expect(boardLinkIn(linkFragment({ spec: draft }))?.board).toEqual({});
  });
  test.each([1, 2] as const)('of version %i opens the workbench, which was the only page then', (version) => {
    expect(boardLinkIn(linkFixture(version))?.board.view?.page).toBe('workbench');
  });
  test('of version 3 opens the page that it names, and Start where it names none', () => {
    const link = boardLinkIn(linkFixture(3));
    expect(link && viewOf(link.board)).toEqual({ ...DEFAULT_VIEW, mapQuantity: 'testAccuracy' });
    expect(link?.board.selected).toEqual({ kind: 'ratio', ratio: 0.00625 });
    expect(link?.results).toBeTruthy();
  });
  test('of a finished sweep holds every seed where that is short, else means and errors alone', () => {
    const small = fixtureSweep({
      spec: { ...FIXTURE_SPEC, grid: { learningRates: [0.1, 0.2], batchSizes: [8, 16], seeds: 3 } },
    });
    const large = fixtureSweep({ spec: { ...FIXTURE_SPEC, grid: { ...FIXTURE_SPEC.grid, seeds: 12 } } });
    const [short, long] = [linkOf({ ...plain, sweep: small }), linkOf({ ...plain, sweep: large })];
    expect(boardLinkIn(short)?.results?.digest.gap.values).toHaveLength(4);
    expect(short.length).toBeLessThan(SHORT_LINK);
    const digest = boardLinkIn(long)?.results?.digest;
    expect(digest?.sharpness.values).toBeUndefined();
    expect(digest?.sharpness.mean).toHaveLength(36);
    // Runs of high η/B diverge: their cells have no mean.
    expect(digest?.sharpness.mean).toContain(null);
    expect(Math.min(...(digest?.sharpness.count ?? []))).toBe(0);
  });
  test('promises nothing of a sweep that has not finished, or that more than one engine performed', () => {
    const unfinished = fixtureSweep({ fraction: 0.5 });
    const mixed = { ...finished, switches: [{ run: 3, step: 40, engine: 'simd' as const }] };
    for (const sweep of [unfinished, mixed, { ...finished, status: 'stopped' as const, fingerprint: null }, null])
      expect(boardLinkOf({ ...plain, sweep })).toMatchObject({ kind: 'link', holdsResults: false });
    expect(boardLinkOf(plain)).toMatchObject({ kind: 'link', holdsResults: true });
  });
  test('that would be too long for some programs is not offered', () => {
    const learningRates = Array.from({ length: 60 }, (_, i) => 0.1 + i / 977);
    const seeds = Array.from({ length: 900 }, (_, i) => (i * 2654435761) % 2 ** 40);
    const wide = parseSweepSpec({ ...FIXTURE_SPEC, grid: { learningRates, batchSizes: [8], seeds } });
    const offer = boardLinkOf({ ...plain, sweep: null, draft: { ...wide, dataset: { ...wide.dataset, seeds } } });
    expect(offer).toEqual({ kind: 'tooLong', characters: expect.any(Number) });
    if (offer.kind === 'tooLong') expect(offer.characters).toBeGreaterThan(LONGEST_LINK);
  });
  test.each([
    [{ view: { mapQuantity: 'colour' } }, 'view.mapQuantity'],
    [{ view: { panels: [{ kind: 'probe', probe: 'nowhere' }] } }, 'view.panels.0.probe'],
    [{ view: { panels: [{ kind: 'probe' }] } }, 'must name its probe'],
    [{ view: { panels: [{ kind: 'map' }, { kind: 'map', rows: 2 }] } }, 'no two panels may show the same'],
    [{ selected: { kind: 'run', run: -1 } }, 'selected.run'],
    [{ engine: 'abacus' }, 'engine'],
    [{ zoom: 3 }, 'zoom'],
    ['overview', 'board'],
  ])('with the view %j is refused by name', (board, place) => {
    const fragment = linkFragment({ spec: draft, board });
    expect(() => boardLinkIn(fragment)).toThrow(SpecError);
    expect(() => boardLinkIn(fragment)).toThrow(place);
  });
});
