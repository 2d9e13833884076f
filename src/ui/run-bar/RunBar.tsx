import './run-bar.css';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SweepStatus } from '../../state/app-state.ts';
import { useInvalidCount } from '../controls/invalid-fields.tsx';
import { ExportMenu } from '../export/ExportMenu.tsx';
import { useFigureRequest } from '../figures/figure-request.tsx';
import { useRunText } from '../run-button/use-run-text.ts';
import { PAGE } from '../text/page-words.ts';
import { useApp } from '../use-app.ts';
import { MixedBadge } from './MixedBadge.tsx';
import { PreviousKept } from './PreviousKept.tsx';

const isLive = (status: SweepStatus | undefined) =>
  status === 'running' || status === 'paused' || status === 'preparing';

/** What the footer does not say of the sweep. */
function SweepNotes() {
  return (
    <div className="run-progress-text">
      <MixedBadge />
      <PreviousKept />
    </div>
  );
}

function RunButtons() {
  const status = useApp((state) => state.sweep?.status);
  const isDraftWrong = useApp((state) => state.draftError !== null);
  const start = useApp((state) => state.start);
  const pause = useApp((state) => state.pause);
  const resume = useApp((state) => state.resume);
  const stop = useApp((state) => state.stop);
  const invalid = useInvalidCount();
  // A message in place of the board has its own primary button.
  const hasMessage = useApp((state) => state.linkFault !== null || state.requestedFile !== null);
  const isFollowing = useApp((state) => state.sweepHold === 'following');
  const live = isLive(status);
  const text = useRunText(PAGE.run.runs);
  const canControl = live && !isFollowing;
  const why = isFollowing ? PAGE.run.following : undefined;
  return (
    <>
      <Button
        className="run-start"
        size="sm"
        variant={live || hasMessage ? 'default' : 'filled'}
        disabled={isDraftWrong || invalid > 0}
        onClick={() => void start({ asked: true })}
      >
        {text}
      </Button>
      {status === 'paused' ? (
        <Button className="run-control" size="sm" disabled={!canControl} title={why} onClick={resume}>
          {PAGE.run.resume}
        </Button>
      ) : (
        <Button className="run-control" size="sm" variant="default" disabled={!canControl} title={why} onClick={pause}>
          {PAGE.run.pause}
        </Button>
      )}
      <Button className="run-control" size="sm" variant="default" disabled={!canControl} title={why} onClick={stop}>
        {PAGE.run.stop}
      </Button>
    </>
  );
}

/** Run, pause, resume, stop; the setting, which says why a draft cannot run; exports. */
export function RunBar({ children, setting }: { readonly children?: ReactNode; readonly setting: ReactNode }) {
  const sweep = useApp((state) => state.sweep);
  const hasFault = useApp((state) => state.draftError !== null);
  const invalid = useInvalidCount();
  const print = useFigureRequest();
  return (
    <section className={`run-bar run-bar-${isLive(sweep?.status) ? 'live' : 'idle'}`} aria-label={PAGE.run.bar}>
      {children}
      <RunButtons />
      <div className="run-progress">
        {!hasFault && invalid === 0 && sweep && <SweepNotes />}
        {setting}
      </div>
      <ExportMenu onFigure={print && (() => print(null))} />
    </section>
  );
}
