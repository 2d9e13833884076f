import type { EngineKind } from '../../engine/contract.ts';
import { engineName } from '../../engine/provenance.ts';
import type { RunResult } from '../results/results.ts';
import { unitKindOf, unitText } from '../results/units.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import { compareWithDigest, type DigestComparison, MARGIN_SHARE } from './compare-digest.ts';
import { cellValues, digestCells } from './digest.ts';
import type { SweepResults } from './sweep-results.ts';

/** How a finished sweep compares with what a link promised. `text`: one to three sentences. */
export type LinkComparison = { readonly text: string } & (
  | { readonly state: 'exact' }
  /** The fingerprint differs, and λ₁ and the gap of every cell are within their margins. */
  | { readonly state: 'agrees' }
  | { readonly state: 'undecided' }
  | { readonly state: 'differs'; readonly cells: ReturnType<typeof digestCells> }
);

/** A sweep of the link's spec whose runs have all ended. */
export interface FinishedSweep {
  readonly plan: SweepPlan;
  readonly results: readonly RunResult[];
  readonly fingerprint: string;
  readonly engine: EngineKind;
  /** More than one engine performed it. */
  readonly isMixed: boolean;
}

const threeDigits = (value: number) => String(Number(value.toPrecision(3)));

/** Cells that are named one by one; the others are counted. */
const MOST_NAMED = 3;

function cellsText(plan: SweepPlan, cells: readonly number[]): string {
  const all = digestCells(plan);
  const named = cells.slice(0, MOST_NAMED).flatMap((cell) => all[cell] ?? []);
  const text = named.map(({ learningRate, batchSize }) => `η = ${learningRate}, B = ${batchSize}`).join('; ');
  const others = cells.length - named.length;
  return `${cells.length} of ${all.length} cells (${text}${others > 0 ? `; ${others} more` : ''})`;
}

/** Why the fingerprints differ, as far as it is known. */
function originText({ engine: there }: SweepResults, { engine: here, isMixed }: FinishedSweep): string {
  if (isMixed) return 'More than one engine performed this sweep, so it cannot have the fingerprint of the link.';
  if (there !== here)
    return `The link was made on ${engineName({ kind: there })}, this is ${engineName({ kind: here })}: they round differently, so the fingerprints differ.`;
  if (here === 'simd')
    return `The fingerprint differs, although ${engineName({ kind: here })} gives the same numbers everywhere: another version of sgdscope made the link, or it was altered.`;
  return `The fingerprint differs: another device or version made the link on ${engineName({ kind: there })}.`;
}

const marginText = ({ gapMargin }: DigestComparison) =>
  `${threeDigits(100 * MARGIN_SHARE)} % of λ₁${Number.isFinite(gapMargin) ? ` and ±${threeDigits(gapMargin)} of the gap` : ''}`;

const replicatesText = (plan: SweepPlan) => {
  const kind = unitKindOf(plan);
  return unitText(kind === 'seed' ? plan.seeds.length : plan.dataSeeds.length, kind);
};

function whatItTakes(plan: SweepPlan, comparison: DigestComparison): string {
  const cells = cellsText(plan, comparison.cells);
  return `Whether ${cells} agree within ${marginText(comparison)} is not decided by ${replicatesText(plan)}; more would.`;
}

/** Compares a finished sweep with the results in a link to the same spec; see `compareWithDigest` for method and margins. */
export function compareWithLink(promised: SweepResults, sweep: FinishedSweep): LinkComparison {
  const { plan, results, fingerprint } = sweep;
  if (fingerprint === promised.fingerprint)
    return {
      state: 'exact',
      text: `Reproduced exactly: same fingerprint as in the link, ${fingerprint.slice(0, 8)}….`,
    };
  const comparison = compareWithDigest(promised.digest, {
    sharpness: cellValues(plan, results, 'sharpness'),
    gap: cellValues(plan, results, 'gap'),
  });
  const origin = originText(promised, sweep);
  const margins = marginText(comparison);
  if (comparison.state === 'agrees')
    return {
      state: 'agrees',
      text: `Agrees within ${margins} in every cell (equivalence tests at 5 %, ${replicatesText(plan)}). ${origin}`,
    };
  if (comparison.state === 'undecided')
    return { state: 'undecided', text: `Undecided. ${whatItTakes(plan, comparison)} ${origin}` };
  const all = digestCells(plan);
  return {
    state: 'differs',
    text: `Differs by more than ${margins} in ${cellsText(plan, comparison.cells)} (tests at 5 % over all cells, Holm). ${origin}`,
    cells: comparison.cells.flatMap((cell) => all[cell] ?? []),
  };
}
