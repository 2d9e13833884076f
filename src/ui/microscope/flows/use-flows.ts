import { useEffect, useState } from 'react';
import { messageOf } from '../../../errors.ts';
import type { FlowsFinding } from '../../../sweep/inspection/findings.ts';
import type { StepWindow } from '../../../sweep/inspection/step-window.ts';
import { useInspected } from '../use-finding.ts';

export interface FollowedFlows {
  readonly found: readonly FlowsFinding[];
  readonly failure: string | null;
}

/** The flows from step `from` window by window, each once the run has reached its end, while `isFollowing`. */
export function useFlows(
  windows: readonly StepWindow[],
  { from, reached, isFollowing }: { readonly from: number; readonly reached: number; readonly isFollowing: boolean },
): FollowedFlows {
  const { run, queue } = useInspected();
  const [found, setFound] = useState<readonly FlowsFinding[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const window = windows[found.length];
  const isDue = isFollowing && failure === null && window !== undefined && window.last <= reached;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number found selects the window.
  useEffect(() => {
    if (!isDue || window === undefined) return;
    const request = { run, step: 0, want: { kind: 'flows', from, window } } as const;
    let isLive = true;
    const onFound = (finding: unknown) => isLive && setFound([...found, finding as FlowsFinding]);
    const known = queue.known(request);
    if (known !== undefined) onFound(known);
    const cancel =
      known === undefined
        ? queue.ask({ request, onFound, onFailed: (error) => isLive && setFailure(messageOf(error)) })
        : undefined;
    return () => {
      isLive = false;
      cancel?.();
    };
  }, [isDue, found.length, from, run, queue]);
  return { found, failure };
}
