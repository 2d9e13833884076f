import { Message } from '../text/Message.tsx';
import { useMessageText } from '../text/use-message.ts';
import { useApp } from '../use-app.ts';
import { FOOTER } from './words.ts';

/** Which engine is the fastest on sweeps like that on the board, when that was timed, and a way to time it now. */
export function EngineTimingView() {
  const textOf = useMessageText();
  const timing = useApp((state) => state.engineTiming);
  const progress = useApp((state) => state.timingProgress);
  const isPerformed = useApp((state) => ['preparing', 'running', 'stopping'].includes(state.sweep?.status ?? ''));
  const time = useApp((state) => state.timeEngines);
  return (
    <section className="engine-timing-view" aria-label={FOOTER.timing.name}>
      <p role="status">{progress.state === 'running' ? FOOTER.timing.running : FOOTER.timing.result(timing)}</p>
      {timing?.refusals.map((refusal) => (
        <p key={refusal}>
          <Message text={refusal} />
        </p>
      ))}
      {progress.state === 'failed' && <p role="alert">{FOOTER.timing.failed(textOf(progress.message))}</p>}
      <button
        type="button"
        className="button"
        disabled={isPerformed || progress.state === 'running'}
        onClick={() => void time()}
      >
        {FOOTER.timing.run}
      </button>
      {isPerformed && <p>{FOOTER.timing.later}</p>}
    </section>
  );
}
