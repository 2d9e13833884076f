import { Button, Progress } from '@mantine/core';
import type { ClaimProgress } from '../../state/claims-state.ts';
import { useApp } from '../use-app.ts';

const percent = (fraction: number) => `${Math.round(100 * fraction)} %`;

/** A queued, running or failed test, in one line. */
export function TestProgress({ id, test }: { readonly id: string; readonly test: ClaimProgress }) {
  const cancel = useApp((state) => state.cancelClaims);
  if (test.state === 'failed')
    return (
      <p className="claim-failure" role="alert">
        Test failed: {test.message}
      </p>
    );
  const fraction = test.state === 'running' ? test.fraction : 0;
  return (
    <div className="claim-progress">
      <Progress value={100 * fraction} size={6} transitionDuration={150} aria-label={`Progress of ${id}`} />
      <span>{test.state === 'queued' ? 'queued' : `${test.size}, ${percent(fraction)}`}</span>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => cancel([id])} aria-label={`Cancel ${id}`}>
        Cancel
      </Button>
    </div>
  );
}
