import { isTraining } from '../../state/is-training.ts';
import { useApp } from '../use-app.ts';
import { OFFLINE } from './offline-words.ts';

/** Says that a newer version of the page is ready, and opens it when that is asked for and nothing trains. */
export default function NewVersion() {
  const newVersion = useApp((state) => state.newVersion);
  const trains = useApp(isTraining);
  const setOffline = useApp((state) => state.setOffline);
  const isAsked = newVersion === 'asked';
  return (
    <span className="new-version">
      <span role="status">{isAsked ? OFFLINE.willOpen : OFFLINE.ready}</span>{' '}
      <button type="button" onClick={() => setOffline({ newVersion: isAsked ? 'ready' : 'asked' })}>
        {isAsked ? OFFLINE.cancel : OFFLINE.open(trains)}
      </button>
    </span>
  );
}
