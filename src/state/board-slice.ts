import { messageOf } from '../errors.ts';
import type { AppState, BoardSweep } from './app-state.ts';
import { FOLLOWING } from './library-notices.ts';
import { READY } from './loading.ts';
import type { SetState } from './set-state.ts';
import type { SweepDesk } from './sweep-desk.ts';

type BoardSlice = Pick<
  AppState,
  | 'enginePreference'
  | 'setEnginePreference'
  | 'trainedRuns'
  | 'sweep'
  | 'preparation'
  | 'start'
  | 'pause'
  | 'resume'
  | 'stop'
>;

/** The sweep on the board and what the user does with it. */
export function boardSlice(set: SetState, get: () => AppState, desk: SweepDesk): BoardSlice {
  const setStatus = (status: BoardSweep['status']) =>
    set(({ sweep }) => (sweep ? { sweep: { ...sweep, status } } : {}));
  /** Whether the sweep can be paused and stopped here; says so where another page performs it. */
  const isOwn = () => {
    if (get().sweepHold === 'own') return true;
    get().notify(FOLLOWING);
    return false;
  };
  const isLive = () => ['preparing', 'running', 'paused'].includes(get().sweep?.status ?? '') && isOwn();

  return {
    enginePreference: 'auto',
    setEnginePreference: (enginePreference) => set({ enginePreference }),
    trainedRuns: (spec) => desk.trainedRuns(spec),
    sweep: null,
    preparation: null,
    async start() {
      // A failure to open files does not concern this sweep.
      set(({ dataset }) => ({ readingQuestion: null, ...(dataset.state === 'failed' && { dataset: READY }) }));
      try {
        await desk.start(get().draft);
      } catch (error) {
        set({ draftError: messageOf(error) });
      }
    },
    pause() {
      if (!isLive()) return;
      desk.live?.control.pause();
      desk.live?.stopwatch.pause();
      setStatus('paused');
      void desk.live?.kept?.save();
    },
    resume() {
      const { sweep, openedSweep } = get();
      // A stopped sweep goes on from the library.
      if (sweep?.status === 'stopped' && openedSweep !== null) void get().openSweep(openedSweep, { goesOn: true });
      if (sweep?.status !== 'paused' || !isOwn()) return;
      desk.live?.control.resume();
      desk.live?.stopwatch.resume();
      setStatus('running');
      void desk.live?.kept?.save();
    },
    stop() {
      if (!isLive()) return;
      desk.live?.control.stop();
      setStatus('stopping');
    },
  };
}
