import { Button, Progress } from '@mantine/core';
import type { ClaimProgress } from '../../state/claims-state.ts';
import { useMessageText } from '../text/use-message.ts';
import { useApp } from '../use-app.ts';
import { CLAIM_WORDS } from './words.ts';

const percent = (fraction: number) => `${Math.round(100 * fraction)} %`;

/** The progress of a claim that is queued or running, or its failure, in one line. */
export function ClaimProgressLine({ id, progress }: { readonly id: string; readonly progress: ClaimProgress }) {
  const textOf = useMessageText();
  const cancel = useApp((state) => state.cancelClaims);
  if (progress.state === 'failed')
    return (
      <p className="claim-failure" role="alert">
        {CLAIM_WORDS.run.failed(textOf(progress.message))}
      </p>
    );
  const fraction = progress.state === 'running' ? progress.fraction : 0;
  return (
    <div className="claim-progress">
      <Progress value={100 * fraction} size={6} transitionDuration={150} aria-label={CLAIM_WORDS.run.progress(id)} />
      <span>
        {progress.state === 'queued'
          ? CLAIM_WORDS.run.queued
          : `${CLAIM_WORDS.sizes[progress.size]}, ${percent(fraction)}`}
      </span>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        onClick={() => cancel([id])}
        aria-label={CLAIM_WORDS.run.cancelOf(id)}
      >
        {CLAIM_WORDS.run.cancel}
      </Button>
    </div>
  );
}
