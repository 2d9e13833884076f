import type { DrawPrediction } from '../../lessons/lesson.ts';
import { scaledDrawing } from '../../lessons/predictions/drawing.ts';
import { timedCurve } from '../../lessons/predictions/timed-curve.ts';
import { AnswerButton } from './AnswerButton.tsx';
import { useLesson } from './lesson-state.tsx';
import { lessonQuantityText, shownFactor } from './lesson-texts.ts';
import { PredictionFrame } from './PredictionFrame.tsx';
import { LESSON_WORDS } from './words.ts';

/** Four ends to choose from in place of drawing: multiples of where the reference ends. */
function FourEnds({ block }: { readonly block: DrawPrediction }) {
  const { run } = useLesson();
  if (!run) return null;
  const curve = timedCurve(run, block.reference, block);
  const end = curve.at(-1)?.centre ?? Number.NaN;
  const { endsAt } = LESSON_WORDS.predict;
  const text = (factor: number) => lessonQuantityText(block.quantity, shownFactor(block.quantity) * factor * end);
  const name = (factor: number) =>
    factor === 1 ? endsAt.same(text(1)) : endsAt[factor > 1 ? 'higher' : 'lower'](factor, text(factor));
  return (
    <ul className="lesson-options">
      {block.factors.map((factor) => (
        <li key={factor}>
          <AnswerButton
            className="word-button"
            id={block.id}
            given={{ kind: 'draw', ...copied(scaledDrawing(curve, factor)) }}
          >
            {name(factor)}
          </AnswerButton>
        </li>
      ))}
    </ul>
  );
}

const copied = ({ times, values }: { readonly times: readonly number[]; readonly values: readonly number[] }) => ({
  times: [...times],
  values: [...values],
});

/** What to do about a curve that is to be drawn; the drawing itself is in the figure. */
export function DrawView({ block }: { readonly block: DrawPrediction }) {
  const { run, answers, draw } = useLesson();
  const given = answers[block.id];
  const { predict } = LESSON_WORDS;
  if (given !== undefined) {
    const end = given.kind === 'draw' ? (given.values.at(-1) ?? Number.NaN) : Number.NaN;
    return (
      <PredictionFrame head={predict.headDraw} question={block.question}>
        <p>
          {given.kind === 'draw' ? predict.drew(lessonQuantityText(block.quantity, end)) : predict.skipped}{' '}
          <AnswerButton className="text-button" id={block.id} given={null}>
            {predict.again}
          </AnswerButton>
        </p>
      </PredictionFrame>
    );
  }
  const { drawing } = draw;
  return (
    <PredictionFrame head={predict.headDraw} question={block.question}>
      {run && drawing ? (
        <>
          <p>
            {predict.drawing}{' '}
            <AnswerButton className="word-button" id={block.id} given={{ kind: 'draw', ...copied(drawing) }}>
              {predict.done}
            </AnswerButton>
          </p>
          <p>{predict.four}:</p>
          <FourEnds block={block} />
        </>
      ) : (
        <p className="lesson-soft">{predict.wait}</p>
      )}
      <p>
        <AnswerButton className="text-button" id={block.id} given={{ kind: 'skipped' }}>
          {predict.skip}
        </AnswerButton>
      </p>
    </PredictionFrame>
  );
}
