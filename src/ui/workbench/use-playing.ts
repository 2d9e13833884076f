import { useEffect, useRef, useState } from 'react';

/** From the start of training to its end. */
const DURATION = 10_000;
/** Milliseconds between two pictures; longer where a person wants less motion. */
const FRAME = 50;
const CALM_FRAME = 1000;

const wantsCalm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Moves a share from where it is, or from 0 when it is at its end, to 1 in `DURATION`. */
export function usePlaying(share: number, show: (share: number) => void) {
  const [isPlaying, setIsPlaying] = useState(false);
  const current = useRef({ share, show });
  useEffect(() => {
    current.current = { share, show };
  });
  useEffect(() => {
    if (!isPlaying) return;
    const start = current.current.share >= 1 ? 0 : current.current.share;
    const began = performance.now();
    let shown = Number.NEGATIVE_INFINITY;
    let frame = requestAnimationFrame(function next(now) {
      const reached = start + (now - began) / DURATION;
      if (now - shown >= (wantsCalm() ? CALM_FRAME : FRAME) || reached >= 1) {
        shown = now;
        current.current.show(Math.min(1, reached));
      }
      if (reached >= 1) setIsPlaying(false);
      else frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying]);
  return { isPlaying, toggle: () => setIsPlaying(!isPlaying) };
}
