import { useMemo } from 'react';
import { placeEstimate } from '../../lessons/findings/place-estimate.ts';
import { scoreDrawing } from '../../lessons/predictions/score-drawing.ts';
import { timedCurve } from '../../lessons/predictions/timed-curve.ts';
import { useLesson } from './lesson-state.tsx';
import { LESSON_WORDS } from './words.ts';

/** Up to this ratio an end counts as hit: two digits of it are shown. */
const HIT = 1.05;

function ratioWords(ratio: number): string {
  const { predict } = LESSON_WORDS;
  if (ratio < HIT && ratio > 1 / HIT) return predict.exact;
  return ratio > 1 ? predict.high(ratio) : predict.low(ratio);
}

/** How much of a drawing was inside the measured band, and by what factor its end was missed. */
export function FarOff() {
  const { draw, run, answers } = useLesson();
  const { block } = draw;
  const given = block ? answers[block.id] : undefined;
  const score = useMemo(() => {
    if (!block || !run || given?.kind !== 'draw') return null;
    const found = placeEstimate(run, block.target, { quantity: block.quantity, at: 'end' });
    const scored = scoreDrawing(given, timedCurve(run, block.target, block));
    return found && scored ? { share: scored.share, ratio: scored.expected / found.mean } : null;
  }, [block, run, given]);
  if (!score) return null;
  const { predict } = LESSON_WORDS;
  return (
    <p>
      <strong>{predict.farHead}</strong> {predict.far(100 * score.share, ratioWords(score.ratio))}
    </p>
  );
}
