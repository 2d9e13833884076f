import { lecturesOf } from '../../state/lectures-of.ts';
import { formatRatio } from '../charts/format.ts';
import { QUANTITIES } from '../quantities.ts';
import { ratioOfSelection } from '../start/lit-ratio.ts';
import type { AppStore } from '../use-app.ts';
import { shownQuantity } from './shown-step.ts';
import { LECTURE } from './words.ts';

/** What is said of a board at first: of the ratio that is lit, else of the map. */
function firstText(store: AppStore) {
  const { selected, sweep, view } = store.getState();
  const words = LECTURE.step;
  if (selected && sweep && selected.kind !== 'runs') {
    const ratio = formatRatio(ratioOfSelection(selected, sweep.plan));
    return { title: words.ratio(ratio), caption: words.ratioCaption(ratio) };
  }
  const quantity = shownQuantity(view);
  const { name } = QUANTITIES[quantity];
  return { title: words.map(name), caption: words.mapCaption(name, quantity) };
}

/** Adds the board to the open lecture; resolves to the number of the step. Rejects with SpecError where the lecture is full. */
export async function addStep(store: AppStore): Promise<number> {
  const lectures = await lecturesOf(store);
  return lectures.getState().addBoard(firstText(store), {
    title: LECTURE.list.untitled,
    language: document.documentElement.lang || 'en',
  });
}
