import { Button, Progress } from '@mantine/core';
import { Message } from '../text/Message.tsx';
import { useApp } from '../use-app.ts';
import { CONTROLS } from './words.ts';

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
        {CONTROLS.data.progress(progress)}
      </p>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={cancel}>
        {CONTROLS.data.cancel}
      </Button>
      <Progress
        size={4}
        value={100 * (progress ?? 1)}
        animated={progress === null}
        aria-label={CONTROLS.data.reading}
      />
    </div>
  );
}
