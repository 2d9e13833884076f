import { isPrediction, type LessonSection, type LessonView } from '../../lessons/lesson.ts';
import type { PredictionAnswer } from '../../lessons/predictions/prediction-answer.ts';

/** What the figure of a section shows before a word-button is pressed: with what its answered predictions reveal. */
export function viewOfSection(
  { view, blocks }: LessonSection,
  answers: Readonly<Record<string, PredictionAnswer>>,
): LessonView {
  const revealed = blocks.filter(isPrediction).map((block): Partial<LessonView> => {
    if (answers[block.id] === undefined) return {};
    if (block.kind === 'choose') return block.reveal;
    const { quantity, clock, reference, target } = block;
    return { figure: 'curves', quantity, clock, cells: [reference, target] };
  });
  return Object.assign({}, view, ...revealed);
}
