import type { ChoosePrediction } from '../../lessons/lesson.ts';
import { optionOf, optionsWithin } from '../../lessons/predictions/measured-option.ts';
import { AnswerButton } from './AnswerButton.tsx';
import { InlineText } from './InlineText.tsx';
import { useLesson, useLessonFinding } from './lesson-state.tsx';
import { findingText } from './lesson-texts.ts';
import { PredictionFrame } from './PredictionFrame.tsx';
import { LESSON_WORDS } from './words.ts';

/** What was measured, beside what was chosen. */
function Answer({ block, chosen }: { readonly block: ChoosePrediction; readonly chosen: number | null }) {
  const { lesson } = useLesson();
  const found = useLessonFinding(block.finding);
  const rule = lesson.findings[block.finding];
  const { predict } = LESSON_WORDS;
  if (!found || !rule) return <p className="lesson-soft">{predict.wait}</p>;
  const measured = optionOf(block.options, found.estimate);
  if (measured < 0) return <p>{predict.unknown}</p>;
  const within = optionsWithin(block.options, found.interval);
  const own = block.options[measured];
  return (
    <p role="status">
      {predict.measured(findingText(rule, found))}{' '}
      {chosen === measured ? (
        predict.right
      ) : (
        <>
          {chosen !== null && `${predict.wrong} `}
          <span lang="en">
            <InlineText parts={own?.children ?? []} />
          </span>
          .
        </>
      )}
      {within.length > 1 && ` ${predict.reaches}`}
    </p>
  );
}

/** One of some answers, chosen before the measured one is shown. */
export function ChooseView({ block }: { readonly block: ChoosePrediction }) {
  const { answers } = useLesson();
  const given = answers[block.id];
  const { predict } = LESSON_WORDS;
  if (given === undefined)
    return (
      <PredictionFrame head={predict.head} question={block.question}>
        <ul className="lesson-options">
          {block.options.map((option, i) => (
            <li key={`${option.low}`}>
              <AnswerButton className="word-button" id={block.id} given={{ kind: 'choose', option: i }}>
                <span lang="en">
                  <InlineText parts={option.children} />
                </span>
              </AnswerButton>
            </li>
          ))}
        </ul>
        <p>
          <AnswerButton className="text-button" id={block.id} given={{ kind: 'skipped' }}>
            {predict.skip}
          </AnswerButton>
        </p>
      </PredictionFrame>
    );
  const chosen = given.kind === 'choose' ? given.option : null;
  return (
    <PredictionFrame head={predict.head} question={block.question}>
      <p>
        {chosen === null ? (
          predict.skipped
        ) : (
          <>
            {predict.chose}{' '}
            <em lang="en">
              <InlineText parts={block.options[chosen]?.children ?? []} />
            </em>
            .
          </>
        )}{' '}
        <AnswerButton className="text-button" id={block.id} given={null}>
          {predict.again}
        </AnswerButton>
      </p>
      <Answer block={block} chosen={chosen} />
    </PredictionFrame>
  );
}
