/** Which batch size is thought to end flattest, at the smallest λ₁, at a learning rate. */
export interface Guess {
  readonly learningRate: number;
  readonly batchSize: number;
}

export interface GuessState {
  readonly guess: Guess | null;
  placeGuess(guess: Guess | null): void;
}
