import { FIGURES_ENGLISH } from '../text/en/figures.ts';
import { room } from '../text/room.ts';

/** The words of the dialog that makes figures, in the language of the page. */
export const FIGURES = room('figures', FIGURES_ENGLISH);
