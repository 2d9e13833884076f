import { rgb } from 'd3';
import type { PanelContent, Tint } from '../../../figure/print/plot-content.ts';
import type { BoardSweep, Moment, ViewState } from '../../../state/app-state.ts';
import { momentOf } from '../../../state/selectors.ts';
import { ratioKey } from '../../../sweep/results/ratio-key.ts';
import { type RatioScale, ratioScale } from '../../charts/colours.ts';
import type { SweepLetter } from '../../comparison/use-comparison.ts';

/** What the panels of a board show: its sweep, the one beside it, and how. */
export interface FigureBoard {
  readonly sweep: BoardSweep;
  readonly compared: BoardSweep | null;
  readonly view: ViewState;
}

/** One sweep of a figure: alone, or with a letter where two are in it. */
export interface FigureSweep {
  readonly sweep: BoardSweep;
  readonly other: BoardSweep | null;
  readonly letter: SweepLetter | null;
}

/** The sweeps of each figure that a panel makes: one with both, or one each where they are shown side by side. */
export function figureSweeps({ sweep, compared, view }: FigureBoard): readonly (readonly FigureSweep[])[] {
  if (!compared) return [[{ sweep, other: null, letter: null }]];
  const a: FigureSweep = { sweep, other: compared, letter: 'A' };
  const b: FigureSweep = { sweep: compared, other: sweep, letter: 'B' };
  return view.comparison === 'sideBySide' ? [[a], [b]] : [[a, b]];
}

export const boardMoment = ({ view }: FigureBoard): Moment => momentOf(view);

export const hexColour = (colour: string): string => rgb(colour).formatHex();

export interface Tints {
  readonly scale: RatioScale;
  of(setting: { readonly learningRate: number; readonly batchSize: number }): Tint;
}

/** Tints of η/B, those of the light page: the same for both sweeps. In grey, small ratios are dark. */
export function ratioTints({ sweep, compared }: Pick<FigureBoard, 'sweep' | 'compared'>): Tints {
  const scale = ratioScale(sweep.plan, 'light', compared?.plan ?? null);
  const keys = [sweep, compared].flatMap((each) => each?.plan.runs.map(ratioKey) ?? []);
  const ratios = [...new Set(keys)].sort((a, b) => a - b);
  const span = Math.log(scale.high / scale.low);
  return {
    scale,
    of(setting) {
      const ratio = ratioKey(setting);
      return {
        colour: hexColour(scale(ratio)),
        tone: span > 0 ? Math.log(ratio / scale.low) / span : 0,
        rank: Math.max(0, ratios.indexOf(ratio)),
      };
    },
  };
}

/** The letters of several figures of one panel, at the end of a title. */
export const lettered = (text: string, letter: SweepLetter | null, isAlone: boolean) =>
  letter !== null && isAlone ? `${text}, ${letter}` : text;

export type Contents = readonly PanelContent[];
