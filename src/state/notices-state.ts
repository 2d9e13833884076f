/** Something that happened outside a panel and that the user should know. */
export interface Notice {
  /** A later notice of the same id replaces an earlier one. */
  readonly id: string;
  readonly kind: 'information' | 'warning';
  /** One or two sentences: what happened, what it means, what can be done. */
  readonly text: string;
}

export interface NoticesState {
  /** Oldest first; each stays until the user dismisses it or its cause is gone. */
  readonly notices: readonly Notice[];
  notify(notice: Notice): void;
  dismissNotice(id: string): void;
}
