import { durationText } from '../../sweep/cost/cost-text.ts';
import { progressText, timeLeftText } from '../footer/progress-text.ts';
import { runAction } from '../run-button/run-action.ts';
import { PAGE } from '../text/page-words.ts';
import { useMessageText } from '../text/use-message.ts';
import { useApp } from '../use-app.ts';
import { EMBED } from './words.ts';

/** A frame whose sandbox gives it an origin of its own, to which no worker's file belongs. */
const isSandboxed = () => window.origin === 'null';

/** What a costly sweep would take, and the way to start it all the same. */
function CostlyStart() {
  const asked = useApp((state) => state.costlyStart);
  const confirm = useApp((state) => state.confirmStart);
  if (!asked) return null;
  return (
    <div className="embed-run" role="alert">
      <span lang="en">{asked.text}</span>
      <button type="button" className="button" onClick={() => void confirm()}>
        {PAGE.costly.start}
      </button>
    </div>
  );
}

/** Runs, pauses and resumes the sweep of the link, with what it costs or how far it is. */
export function EmbedRun() {
  const sweep = useApp((state) => state.sweep);
  const source = useApp((state) => state.draft.dataset.source);
  const runs = useApp((state) => state.draftRuns);
  const seconds = useApp((state) => state.predictedSeconds());
  const start = useApp((state) => state.start);
  const pause = useApp((state) => state.pause);
  const resume = useApp((state) => state.resume);
  const textOf = useMessageText();
  if (isSandboxed()) return <p className="embed-run">{EMBED.not.sandboxed}</p>;
  if (source.kind === 'file') return <p className="embed-run">{EMBED.not.file(source.name)}</p>;
  const status = sweep?.status;
  const action = runAction(status, { isFollowing: false, isChanged: false });
  const act = { run: () => void start({ asked: true }), pause, resume }[action];
  const run = EMBED.run(PAGE.run[status ? 'again' : 'networks'](runs), durationText(seconds));
  const shown = sweep?.error ? { ...sweep, error: textOf(sweep.error) } : sweep;
  return (
    <>
      <div className="embed-run">
        {status !== 'finished' && (
          <button type="button" className="button primary-button" onClick={act}>
            {{ run, pause: PAGE.run.pause, resume: PAGE.run.resume }[action]}
          </button>
        )}
        <span role="status">{shown && `${progressText(shown)} ${timeLeftText(shown)}`}</span>
      </div>
      <CostlyStart />
    </>
  );
}
