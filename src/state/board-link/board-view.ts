import { z } from 'zod';
import { faultsOf, SpecError } from '../../errors.ts';
import { SCALAR_PROBE_IDS, type ScalarProbeId } from '../../probes/scalar/registry.ts';
import { CLOCKS } from '../../sweep/results/clock.ts';
import { OBJECTIVES } from '../../sweep/spec/objective.ts';
import { ENGINE_PREFERENCES } from '../../worker/engine-pool.ts';
import { type AppState, COMPARISONS, GAP_MEASURES, MAP_QUANTITIES, type ViewState } from '../app-state.ts';
import { type BoardPanel, MOST_COLUMNS, MOST_ROWS, PANEL_KINDS, panelKey } from '../board-panel.ts';
import { DEFAULT_VIEW } from '../default-view.ts';
import {
  BOARD_PAGES,
  CELL_CONTENTS,
  COMPARISON_DISPLAYS,
  CURVE_STYLES,
  SHOWN_LOSSES,
  STABILITY_UNITS,
  TIME_SCALES,
} from '../panel-view.ts';

/** More would be more than a page can draw. */
const MOST_PANELS = 24;

const panel = z
  .strictObject({
    kind: z.enum(PANEL_KINDS),
    probe: z.enum(SCALAR_PROBE_IDS as readonly [ScalarProbeId, ...ScalarProbeId[]]).optional(),
    columns: z.int().min(1).max(MOST_COLUMNS).optional(),
    rows: z.int().min(1).max(MOST_ROWS).optional(),
  })
  .refine(({ kind, probe }) => (kind === 'probe') === (probe !== undefined), {
    error: 'a panel of kind "probe", and no other, must name its probe',
  });

const panels = z
  .array(panel)
  .max(MOST_PANELS)
  .refine((all) => new Set(all.map((each) => panelKey(each as BoardPanel))).size === all.length, {
    error: 'no two panels may show the same',
  });

const view = z.strictObject({
  page: z.enum(BOARD_PAGES),
  mapQuantity: z.enum(MAP_QUANTITIES),
  timeAxis: z.enum(CLOCKS),
  compareAt: z.enum(COMPARISONS),
  gapMeasure: z.enum(GAP_MEASURES),
  playedTo: z.number().positive().nullable(),
  panels,
  maximised: z.string().max(64).nullable(),
  curves: z.enum(CURVE_STYLES),
  cellContent: z.enum(CELL_CONTENTS),
  shownLosses: z.enum(SHOWN_LOSSES),
  timeScale: z.enum(TIME_SCALES),
  stabilityUnits: z.enum(STABILITY_UNITS),
  tuneBy: z.enum(OBJECTIVES).nullable(),
  comparison: z.enum(COMPARISON_DISPLAYS),
} satisfies Record<keyof ViewState, z.ZodType>);

const run = z.int().min(0);
const selection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cell'), learningRate: z.number().positive(), batchSize: z.int().min(1) }),
  z.strictObject({ kind: z.literal('ratio'), ratio: z.number().positive() }),
  z.strictObject({ kind: z.literal('run'), run }),
  z.strictObject({ kind: z.literal('runs'), runs: z.array(run).min(1).max(100_000).readonly() }),
]);

/** How the board is seen, beside its sweep. What is absent is as on a page opened without a link. */
const boardView = z.strictObject({
  view: view.partial().optional(),
  selected: selection.optional(),
  /** The run under the microscope. */
  microscope: run.optional(),
  engine: z.enum(ENGINE_PREFERENCES).optional(),
  /** Fingerprint of the finished sweep that it is compared with: ids of a library mean nothing elsewhere. */
  compared: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type BoardView = z.infer<typeof boardView>;

type Seen = Pick<AppState, 'view' | 'selected' | 'microscope' | 'enginePreference' | 'compared'>;

const isDefault = (key: string, value: unknown) =>
  JSON.stringify(value) === JSON.stringify(DEFAULT_VIEW[key as keyof ViewState]);

/** What is seen, without what is as by default; undefined where all is. */
export function boardViewOf({ view, selected, microscope, enginePreference, compared }: Seen): BoardView | undefined {
  const changed = Object.fromEntries(Object.entries(view).filter(([key, value]) => !isDefault(key, value)));
  const seen: BoardView = {
    ...(Object.keys(changed).length > 0 && { view: changed }),
    ...(selected && { selected }),
    ...(microscope !== null && { microscope }),
    ...(enginePreference !== 'auto' && { engine: enginePreference }),
    ...(compared?.fingerprint && { compared: compared.fingerprint }),
  };
  return Object.keys(seen).length > 0 ? seen : undefined;
}

/** Checks a view from outside. Throws SpecError, one rule per fault. */
export function parseBoardView(input: unknown): BoardView {
  const parsed = boardView.safeParse(input ?? {}, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new SpecError(`link: ${faultsOf(parsed.error, 'board').join('; ')}. Ask for the link again.`);
}

/** The whole view of a link: what it leaves out is as by default. */
export const viewOf = ({ view: changed }: BoardView): ViewState => ({
  ...DEFAULT_VIEW,
  ...(changed as Partial<ViewState>),
});
