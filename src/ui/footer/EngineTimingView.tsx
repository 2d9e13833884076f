import { timingText } from '../../engine/engine-timing.ts';
import { Message } from '../text/Message.tsx';
import { useApp } from '../use-app.ts';

/** Which engine is the fastest on sweeps like that on the board, when that was timed, and a way to time it now. */
export function EngineTimingView() {
  const timing = useApp((state) => state.engineTiming);
  const progress = useApp((state) => state.timingProgress);
  const isPerformed = useApp((state) => ['preparing', 'running', 'stopping'].includes(state.sweep?.status ?? ''));
  const time = useApp((state) => state.timeEngines);
  return (
    <section className="engine-timing-view" aria-label="Speed of the engines">
      <p role="status">{progress.state === 'running' ? 'Timing the engines …' : timingText(timing)}</p>
      {timing?.refusals.map((refusal) => (
        <p key={refusal}>
          <Message text={refusal} />
        </p>
      ))}
      {progress.state === 'failed' && (
        <p role="alert">
          The engines could not be timed: <Message text={progress.message} />
        </p>
      )}
      <button
        type="button"
        className="button"
        disabled={isPerformed || progress.state === 'running'}
        onClick={() => void time()}
      >
        Time the engines
      </button>
      {isPerformed && <p>They can be timed once the sweep has ended or is paused.</p>}
    </section>
  );
}
