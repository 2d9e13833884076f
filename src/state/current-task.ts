/** Of a loading task: whether none has taken its place, and a signal that is aborted when one does. */
export interface CurrentTask {
  isCurrent(): boolean;
  readonly signal: AbortSignal;
  /** Shows the completed fraction, in [0, 1]; null if it is unknown. */
  showProgress(fraction: number | null): void;
}
