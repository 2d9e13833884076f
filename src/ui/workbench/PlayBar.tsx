import './play-bar.css';
import { useId, useMemo } from 'react';
import { formatShort } from '../../figure/format-number.ts';
import { resultsOf } from '../../state/selectors.ts';
import { timeRange } from '../../sweep/results/time-range.ts';
import { TIME_AXES } from '../quantities.ts';
import { useApp } from '../use-app.ts';
import { shareOfTime, TICKS, timeAtShare } from './play-time.ts';
import { usePlaying } from './use-playing.ts';
import { PLAY } from './words.ts';

const Icon = ({ isPlaying }: { isPlaying: boolean }) => (
  <svg viewBox="0 0 16 16" width={16} height={16} aria-hidden="true">
    <path d={isPlaying ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M4 2.5v11l9-5.5z'} />
  </svg>
);

/** Moves the whole board through training time, by hand or by itself; at its right end the board is as it is now. */
export function PlayBar() {
  const id = useId();
  const sweep = useApp((state) => state.sweep);
  const clock = useApp((state) => state.view.timeAxis);
  const scale = useApp((state) => state.view.timeScale);
  const playedTo = useApp((state) => state.view.playedTo);
  const setView = useApp((state) => state.setView);
  const range = useMemo(() => (sweep ? timeRange(sweep.plan, resultsOf(sweep), clock) : null), [sweep, clock]);
  const share = range && playedTo !== null ? shareOfTime(playedTo, range, scale) : 1;
  const show = (next: number) =>
    setView({ playedTo: range && next < 1 ? timeAtShare(Math.max(0, next), range, scale) : null });
  const { isPlaying, toggle } = usePlaying(share, show);
  if (!range) return null;
  const { name } = TIME_AXES[clock];
  const text = playedTo === null ? PLAY.end(name, formatShort(range[1], 3)) : PLAY.at(name, formatShort(playedTo, 3));
  return (
    <section className="play-bar" aria-label={PLAY.name}>
      <button type="button" className="play-button" aria-label={isPlaying ? PLAY.pause : PLAY.play} onClick={toggle}>
        <Icon isPlaying={isPlaying} />
      </button>
      <input
        id={id}
        type="range"
        className="play-range"
        aria-label={PLAY.slider(name)}
        aria-valuetext={text}
        min={0}
        max={TICKS}
        step={1}
        value={Math.round(TICKS * share)}
        onChange={(event) => show(Number(event.currentTarget.value) / TICKS)}
      />
      <output className="play-text" htmlFor={id}>
        {text}
      </output>
    </section>
  );
}
