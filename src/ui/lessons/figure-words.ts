import { CLAIMS } from '../../claims/registry.ts';
import { placeEstimate } from '../../lessons/findings/place-estimate.ts';
import { lessonGridOf } from '../../lessons/lesson-grid.ts';
import { useLesson } from './lesson-state.tsx';
import { estimateText, lessonQuantityText, quantityAxis } from './lesson-texts.ts';
import { LESSON_WORDS } from './words.ts';

/** The title of the figure and the line under it: what it shows, or how a drawing compares. */
export function useFigureWords(): { readonly title: string; readonly note: string } {
  const { view, draw, run, lesson, answers } = useLesson();
  const { figure, predict } = LESSON_WORDS;
  const { networks } = lessonGridOf(lesson.spec);
  switch (view.figure) {
    case 'map':
      return { title: figure.map, note: '' };
    case 'gap':
      return { title: figure.gap, note: figure.bars(networks) };
    case 'claim':
      // Claims are English.
      return {
        title: figure.claim(view.claim ?? ''),
        note: CLAIMS.find(({ id }) => id === view.claim)?.title ?? '',
      };
    case 'dots':
      return {
        title: figure.against(quantityAxis(view.quantity), figure.axes[view.against]),
        note: figure.bars(networks),
      };
  }
  const { block, drawing, isOpen } = draw;
  const isDrawn = block && drawing && block.quantity === view.quantity && block.clock === view.clock;
  if (!isDrawn) return { title: quantityAxis(view.quantity), note: figure.band(networks) };
  const note = `${figure.band(networks)}; ${predict.note}`;
  if (isOpen) return { title: predict.titleOpen, note };
  const found = run && placeEstimate(run, block.target, { quantity: block.quantity, at: 'end' });
  const isAnswered = answers[block.id]?.kind === 'draw';
  if (!found || !isAnswered) return { title: quantityAxis(view.quantity), note };
  const expected = lessonQuantityText(block.quantity, drawing.values.at(-1) ?? Number.NaN);
  return { title: predict.titleDone(expected, estimateText(block.quantity, found)), note };
}
