import { Button, Progress } from '@mantine/core';
import type { ClaimProgress } from '../../state/claims-state.ts';
import { Message } from '../text/Message.tsx';
import { useApp } from '../use-app.ts';

const percent = (fraction: number) => `${Math.round(100 * fraction)} %`;

/** The progress of a claim that is queued or running, or its failure, in one line. */
export function ClaimProgressLine({ id, progress }: { readonly id: string; readonly progress: ClaimProgress }) {
  const cancel = useApp((state) => state.cancelClaims);
  if (progress.state === 'failed')
    return (
      <p className="claim-failure" role="alert">
        Run failed: <Message text={progress.message} />
      </p>
    );
  const fraction = progress.state === 'running' ? progress.fraction : 0;
  return (
    <div className="claim-progress">
      <Progress value={100 * fraction} size={6} transitionDuration={150} aria-label={`Progress of ${id}`} />
      <span>{progress.state === 'queued' ? 'queued' : `${progress.size}, ${percent(fraction)}`}</span>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => cancel([id])} aria-label={`Cancel ${id}`}>
        Cancel
      </Button>
    </div>
  );
}
