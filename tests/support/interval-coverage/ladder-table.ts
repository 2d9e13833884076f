import { rowOf } from './case.ts';
import { allowanceOf, climb } from './ladder.ts';
import { drawsOf, LADDERS } from './ladder-cases.ts';

const digits = (share: number) => share.toFixed(3);

function rowText(one: (typeof LADDERS)[number]): string {
  const draws = drawsOf(one);
  const { covered, throughout, falseVerdicts } = climb(one, draws);
  const { drawAlone, sizes } = one.ladder;
  const alone = drawAlone ? digits(climb(one, draws, drawAlone).falseVerdicts) : '';
  const shares = [digits(one.level), covered.map(digits).join(', '), digits(throughout)];
  const verdicts = [digits(allowanceOf(one)), alone, digits(falseVerdicts)];
  return `| ${[rowOf(one), sizes.join(', '), draws, ...shares, ...verdicts].join(' | ')} |`;
}

/** The part of docs/interval-coverage.md about claims that are looked at until they are decided. */
export const ladderSection = (): string[] => [
  '## Claims looked at until decided',
  '',
  'A claim is judged at up to three looks at growing samples, which keep their replicates. A verdict at the boundary of the',
  'predicted set is false; the share is that of the first decision of a draw, on the side on which it happens more often. It may',
  'be 0.05 ÷ the number of criteria. “At the level itself”: where the interval is computed at a stricter level (`APPROXIMATE` in',
  '`src/claims/approximate.ts`), what it would be otherwise. `tests/numerics/ladder-coverage.test.ts` asks for both shares.',
  '',
  '| interval | data | looks | draws | level | covered at each | at all | false verdicts allowed | at the level itself | as shown |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  ...LADDERS.map(rowText),
  '',
];
