import type { Claim } from '../claims/claim.ts';
import type { PartVerdict, Verdict } from '../claims/judge.ts';
import { countText, intervalText, numberText, setText } from './number-text.ts';

/** Distance from the interval to the nearest finite end of the predicted set, and that end. */
function nearestEnd({ criterion: { predicted }, measured }: PartVerdict) {
  const below = { end: predicted.low, distance: Math.abs(measured.low - predicted.low) };
  const above = { end: predicted.high, distance: Math.abs(predicted.high - measured.high) };
  const ends = [below, above].filter(({ end }) => Number.isFinite(end));
  return ends.sort((a, b) => a.distance - b.distance)[0];
}

function supportedText(part: PartVerdict): string {
  const nearest = nearestEnd(part);
  if (!nearest) return `${part.criterion.name} would have to leave the predicted set.`;
  return (
    `Support would be lost if the interval of ${part.criterion.name}, now ${intervalText(part.measured)}, reached past ` +
    `${numberText(nearest.end)}; it is ${numberText(nearest.distance)} away.`
  );
}

const refutedText = ({ criterion, measured }: PartVerdict) =>
  `${criterion.name} would have to come out ${setText(criterion.predicted)}; its interval here is ` +
  `${intervalText(measured)}, wholly outside. More repetitions narrow it about ${numberText(measured.estimate)} and do not help: another ` +
  'setting, or another network, could.';

function undecidedText({ criterion, measured, furtherReplicates }: PartVerdict, replicate: string): string {
  const now = `${criterion.name} is ${numberText(measured.estimate)} ${intervalText(measured)}, predicted ${setText(criterion.predicted)}`;
  return furtherReplicates === null
    ? `${now}: more repetitions alone would not settle it.`
    : `${now}: about ${countText(furtherReplicates)} more (${replicate}) would settle it if the estimate stays.`;
}

/** What would change the verdict, one sentence for each quantity that matters. */
export function changeTexts({ replicate }: Pick<Claim, 'replicate'>, { kind, parts }: Verdict): string[] {
  const deciding = parts.filter((part) => part.kind === kind);
  if (kind === 'refuted') return deciding.map(refutedText);
  if (kind === 'undecided') return deciding.map((part) => undecidedText(part, replicate));
  return deciding.map(supportedText);
}
