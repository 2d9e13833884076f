import { choiceIn, type FigureChoice } from '../../figure/print/figure-choice.ts';
import { keptText } from '../../state/kept-text.ts';

const kept = keptText('sgdscope-figure');

/** The choice of before, which the browser keeps. */
export const keptChoice = (): FigureChoice => choiceIn(kept.read());
export const keepChoice = (choice: FigureChoice): void => kept.write(JSON.stringify(choice));
