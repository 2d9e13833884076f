import type { SweepStatus } from '../../state/app-state.ts';

interface RunContext {
  /** Another tab trains the sweep: it can only be left for a new one. */
  readonly isFollowing: boolean;
  /** The draft asks for another sweep than that of the board. */
  readonly isChanged: boolean;
}

/** What the primary button does. */
export function runAction(
  status: SweepStatus | undefined,
  { isFollowing, isChanged }: RunContext,
): 'run' | 'pause' | 'resume' {
  if (isFollowing || isChanged) return 'run';
  if (status === 'paused') return 'resume';
  return status === 'running' || status === 'preparing' ? 'pause' : 'run';
}
