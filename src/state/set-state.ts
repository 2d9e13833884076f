import type { AppState } from './app-state.ts';

export type SetState = (change: Partial<AppState> | ((state: AppState) => Partial<AppState>)) => void;

/** Calls a listener after every change, with the state after and before it. */
export type Subscribe = (listener: (state: AppState, before: AppState) => void) => () => void;
