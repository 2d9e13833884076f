import type { AppState } from './app-state.ts';

export type SetState = (change: Partial<AppState> | ((state: AppState) => Partial<AppState>)) => void;
