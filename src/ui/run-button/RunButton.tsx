import { useInvalidCount } from '../controls/invalid-fields.tsx';
import { PAGE } from '../text/page-words.ts';
import { useApp } from '../use-app.ts';
import { runAction } from './run-action.ts';
import { useIsChanged } from './use-is-changed.ts';
import { useRunText } from './use-run-text.ts';

/** The one thing to do: run, pause or resume; it says which. */
export function RunButton({ className = '' }: { readonly className?: string }) {
  const status = useApp((state) => state.sweep?.status);
  const isDraftWrong = useApp((state) => state.draftError !== null);
  const isFollowing = useApp((state) => state.sweepHold === 'following');
  // A message in place of the board has its own primary button.
  const hasMessage = useApp((state) => state.linkFault !== null || state.requestedFile !== null);
  const start = useApp((state) => state.start);
  const pause = useApp((state) => state.pause);
  const resume = useApp((state) => state.resume);
  const isChanged = useIsChanged();
  const invalid = useInvalidCount();
  const action = runAction(status, { isFollowing, isChanged });
  const act = { run: () => void start({ asked: true }), pause, resume }[action];
  const run = useRunText(isChanged || !status ? PAGE.run.networks : PAGE.run.again);
  return (
    <button
      type="button"
      className={`button ${hasMessage ? '' : 'primary-button '}${className}`}
      disabled={action === 'run' && (isDraftWrong || invalid > 0)}
      onClick={act}
    >
      {{ run, pause: PAGE.run.pause, resume: PAGE.run.resume }[action]}
    </button>
  );
}
