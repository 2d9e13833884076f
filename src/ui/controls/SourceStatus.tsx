import { Button, Progress } from '@mantine/core';
import { formatPercent } from '../charts/format.ts';
import { Message } from '../text/Message.tsx';
import { useApp } from '../use-app.ts';

/** Reading or fetching the data set of the draft, which can be cancelled, or why it failed. */
export function SourceStatus() {
  const { state, progress, message } = useApp((app) => app.dataset);
  const cancel = useApp((app) => app.cancelLoading);
  if (state === 'ready') return null;
  if (state === 'failed')
    return (
      <p role="status" className="field-note field-wide field-note-wrong">
        <Message text={message ?? ''} />
      </p>
    );
  return (
    <div className="field-wide source-loading">
      <p role="status" className="field-note">
        Reading the data{progress === null ? ' …' : `, ${formatPercent(progress)}`}
      </p>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={cancel}>
        Cancel
      </Button>
      <Progress size={4} value={100 * (progress ?? 1)} animated={progress === null} aria-label="Reading the data" />
    </div>
  );
}
