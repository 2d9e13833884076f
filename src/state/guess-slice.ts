import type { GuessState } from './guess-state.ts';
import type { SetState } from './set-state.ts';

/** The guess of the user, until another is placed. */
export const guessSlice = (set: SetState): GuessState => ({
  guess: null,
  placeGuess: (guess) => set({ guess }),
});
