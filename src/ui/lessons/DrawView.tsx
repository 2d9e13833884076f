import type { DrawPrediction } from '../../lessons/lesson.ts';
import { scaledDrawing } from '../../lessons/predictions/drawing.ts';
import { timedCurve } from '../../lessons/predictions/timed-curve.ts';
import { useLesson } from './lesson-state.tsx';
import { lessonQuantityText, shownFactor } from './lesson-texts.ts';
import { focusQuestion, PredictionFrame } from './PredictionFrame.tsx';
import { LESSON_WORDS } from './words.ts';

/** Four ends to choose from in place of drawing: multiples of where the reference ends. */
function FourEnds({ block }: { readonly block: DrawPrediction }) {
  const { run, answer } = useLesson();
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
          <button
            type="button"
            className="word-button"
            onClick={(event) => {
              focusQuestion(event);
              answer(block.id, { kind: 'draw', ...copied(scaledDrawing(curve, factor)) });
            }}
          >
            {name(factor)}
          </button>
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
  const { run, answers, answer, draw } = useLesson();
  const given = answers[block.id];
  const { predict } = LESSON_WORDS;
  if (given !== undefined) {
    const end = given.kind === 'draw' ? (given.values.at(-1) ?? Number.NaN) : Number.NaN;
    return (
      <PredictionFrame head={predict.headDraw} question={block.question}>
        <p>
          {given.kind === 'draw' ? predict.drew(lessonQuantityText(block.quantity, end)) : predict.skipped}{' '}
          <button
            type="button"
            className="text-button"
            onClick={(event) => {
              focusQuestion(event);
              answer(block.id, null);
            }}
          >
            {predict.again}
          </button>
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
            <button
              type="button"
              className="word-button"
              onClick={(event) => {
                focusQuestion(event);
                answer(block.id, { kind: 'draw', ...copied(drawing) });
              }}
            >
              {predict.done}
            </button>
          </p>
          <p>{predict.four}:</p>
          <FourEnds block={block} />
        </>
      ) : (
        <p className="lesson-soft">{predict.wait}</p>
      )}
      <p>
        <button
          type="button"
          className="text-button"
          onClick={(event) => {
            focusQuestion(event);
            answer(block.id, { kind: 'skipped' });
          }}
        >
          {predict.skip}
        </button>
      </p>
    </PredictionFrame>
  );
}
