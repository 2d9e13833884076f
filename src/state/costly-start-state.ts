/** A start that waits for the user's consent because of what it would cost. */
export interface CostlyStart {
  /** Predicted; infinite where it is beyond any measure. */
  readonly seconds: number;
  readonly bytes: number;
  /** The figures in words, with what makes the sweep cost so much. */
  readonly text: string;
}

export interface StartOptions {
  /** The user has asked for this very sweep: it may cost more before it is asked about than one that a link brought. */
  readonly asked?: boolean;
}

export interface CostlyStartState {
  /** Starts the sweep of the draft, or sets `costlyStart` where it would cost much. Never throws. */
  start(options?: StartOptions): Promise<void>;
  readonly costlyStart: CostlyStart | null;
  /** What the sweep of the draft would take, in seconds. Throws SpecError where that is beyond a limit. */
  predictedSeconds(): number;
  /** Starts it all the same. */
  confirmStart(): Promise<void>;
  declineStart(): void;
}
