import type { Claim } from '../claims/claim.ts';
import type { PartVerdict, Verdict } from '../claims/judge.ts';
import { intervalText, moreText, numberText, setText } from '../claims/number-text.ts';
import { obstacleText } from '../claims/verdict-text.ts';

const refutedText = ({ criterion, measured }: PartVerdict) =>
  `${criterion.name} would have to be ${setText(criterion.predicted)}; its interval here is ${intervalText(measured)}, entirely ` +
  `outside. More repetitions only narrow it around ${numberText(measured.estimate)}; another setting or another network could change it.`;

function undecidedText(part: PartVerdict, replicate: string): string {
  const { criterion, measured, furtherReplicates } = part;
  const now = `${criterion.name} is ${numberText(measured.estimate)} ${intervalText(measured)}, predicted ${setText(criterion.predicted)}`;
  return furtherReplicates === null
    ? `${now}: more repetitions alone would not settle it, because ${obstacleText(part)}.`
    : `${now}: about ${moreText(furtherReplicates, replicate)} would settle it, as likely as not.`;
}

/** What would change the verdict: a sentence for each quantity that prevents support, or one for all. */
export function changeTexts({ replicate }: Pick<Claim, 'replicate'>, { kind, parts }: Verdict): string[] {
  const deciding = parts.filter((part) => part.kind === kind);
  if (kind === 'refuted') return deciding.map(refutedText);
  if (kind === 'undecided') return deciding.map((part) => undecidedText(part, replicate));
  const them = parts.length === 1 ? 'the interval' : 'any of the intervals';
  return [
    `The claim would no longer be supported if, with more repetitions or another setting, ${them} extended beyond the predicted set, and refuted if one lay entirely outside.`,
  ];
}
