import './footer.css';
import { lazy } from 'react';
import { engineName } from '../../engine/provenance.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import { LazyPart } from '../shell/LazyPart.tsx';
import { Message } from '../text/Message.tsx';
import { useMessageText } from '../text/use-message.ts';
import { useApp } from '../use-app.ts';
import { EngineButton } from './EngineButton.tsx';
import { announcement, progressText, timeLeftText } from './progress-text.ts';
import { FOOTER } from './words.ts';

const NewVersion = lazy(() => import('./NewVersion.tsx'));

/** How far the sweep is, on the line above the footer. */
function ProgressLine({ sweep }: { readonly sweep: BoardSweep }) {
  const { status, progress } = sweep;
  if (status === 'finished' || status === 'failed') return null;
  const percent = Math.floor(100 * progress.fraction);
  return (
    <div
      className={`footer-progress footer-progress-${status}`}
      role="progressbar"
      aria-label={FOOTER.progress}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <div style={{ transform: `scaleX(${progress.fraction})` }} />
    </div>
  );
}

function fingerprintText({ fingerprint, engine, status }: BoardSweep): string | null {
  if (fingerprint === null) return status === 'failed' || status === 'stopped' ? null : FOOTER.fingerprintLater;
  return FOOTER.fingerprint(fingerprint.slice(0, 8), engine?.mixed !== undefined);
}

/** By what the numbers on the board were computed, how far it is and how long it took. */
function SweepFacts({ sweep }: { readonly sweep: BoardSweep }) {
  const hold = useApp((state) => state.sweepHold);
  const { engine, status } = sweep;
  const fallback = engine && FOOTER.fallback(engine);
  const fingerprint = engine && fingerprintText(sweep);
  return (
    <>
      {engine && (
        <>
          <EngineButton>{engineName(engine)}</EngineButton>
          <span>{FOOTER.selfCheck(engine.selfCheck)}</span>
          {fallback && (
            <span>
              <Message text={fallback} />
            </span>
          )}
        </>
      )}
      {fingerprint && <span>{fingerprint}</span>}
      <span className={status === 'failed' ? 'footer-fault' : 'footer-status'}>{progressText(sweep, hold)}</span>
      <span>{timeLeftText(sweep)}</span>
    </>
  );
}

/** The end of the page. Engine, self-check, fingerprint and time are said here and nowhere else. */
export function Footer({ showsSweep }: { readonly showsSweep: boolean }) {
  const held = useApp((state) => state.sweep);
  const textOf = useMessageText();
  const hasNewVersion = useApp((state) => state.newVersion !== 'none');
  const sweep = held?.error ? { ...held, error: textOf(held.error) } : held;
  return (
    <footer className="app-footer">
      {sweep && showsSweep && <ProgressLine sweep={sweep} />}
      <div className="footer-facts">{sweep && showsSweep && <SweepFacts sweep={sweep} />}</div>
      {hasNewVersion && (
        <LazyPart fallback={null}>
          <NewVersion />
        </LazyPart>
      )}
      <span>{FOOTER.local}</span>
      <span className="visually-hidden" role="status" aria-live="polite">
        {sweep && showsSweep ? announcement(sweep) : ''}
      </span>
    </footer>
  );
}
