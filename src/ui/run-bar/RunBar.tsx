import './run-bar.css';
import { Button, Progress, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BoardSweep, SweepStatus } from '../../state/app-state.ts';
import { formatCount } from '../charts/format.ts';
import { useInvalidCount } from '../controls/invalid-fields.tsx';
import { ExportMenu } from '../export/ExportMenu.tsx';
import { useApp } from '../use-app.ts';
import { announcement, progressText, timeLeftText } from './progress-text.ts';

const isLive = (status: SweepStatus | undefined) =>
  status === 'running' || status === 'paused' || status === 'preparing';

function SweepProgress({ sweep }: { sweep: BoardSweep }) {
  const percent = 100 * sweep.progress.fraction;
  return (
    <>
      <div className="run-progress-text">
        <span className={sweep.status === 'failed' ? 'run-error' : ''}>{progressText(sweep)}</span>
        <span>{timeLeftText(sweep)}</span>
      </div>
      <Progress
        value={percent}
        size={4}
        transitionDuration={150}
        animated={sweep.status === 'preparing'}
        aria-label="Progress of the sweep"
      />
    </>
  );
}

function RunButtons() {
  const status = useApp((state) => state.sweep?.status);
  const runs = useApp((state) => state.draftRuns);
  const isDraftWrong = useApp((state) => state.draftError !== null);
  const start = useApp((state) => state.start);
  const pause = useApp((state) => state.pause);
  const resume = useApp((state) => state.resume);
  const stop = useApp((state) => state.stop);
  const invalid = useInvalidCount();
  const live = isLive(status);
  return (
    <>
      <Button
        className="run-start"
        size="sm"
        variant={live ? 'default' : 'filled'}
        disabled={isDraftWrong || invalid > 0}
        onClick={() => void start()}
      >
        {isDraftWrong ? 'Run' : `Run ${formatCount(runs)} ${runs === 1 ? 'run' : 'runs'}`}
      </Button>
      {status === 'paused' ? (
        <Button className="run-control" size="sm" onClick={resume}>
          Resume
        </Button>
      ) : (
        <Button className="run-control" size="sm" variant="default" disabled={!live} onClick={pause}>
          Pause
        </Button>
      )}
      <Button className="run-control" size="sm" variant="default" disabled={!live} onClick={stop}>
        Stop
      </Button>
    </>
  );
}

/** Why the draft cannot run. */
function DraftFault() {
  const draftError = useApp((state) => state.draftError);
  const invalid = useInvalidCount();
  if (draftError) return <p className="run-error">{draftError}</p>;
  if (invalid > 0)
    return (
      <p className="run-error">
        Correct the {invalid === 1 ? 'setting' : `${invalid} settings`} marked in the controls.
      </p>
    );
  return null;
}

/** Run, pause, resume, stop; progress; exports. */
export function RunBar({ children }: { children?: ReactNode }) {
  const sweep = useApp((state) => state.sweep);
  const hasFault = useApp((state) => state.draftError !== null);
  const invalid = useInvalidCount();
  return (
    <section className={`run-bar run-bar-${isLive(sweep?.status) ? 'live' : 'idle'}`} aria-label="Sweep">
      {children}
      <RunButtons />
      <div className="run-progress">
        {hasFault || invalid > 0 ? <DraftFault /> : sweep && <SweepProgress sweep={sweep} />}
      </div>
      <ExportMenu />
      <VisuallyHidden role="status" aria-live="polite">
        {sweep ? announcement(sweep) : ''}
      </VisuallyHidden>
    </section>
  );
}
