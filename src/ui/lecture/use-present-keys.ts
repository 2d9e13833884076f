import { useEffect } from 'react';
import { isTyping } from '../is-typing.ts';

interface PresentKeys {
  /** Moves by so many steps; ±∞: to the ends. */
  move(by: number): void;
  /** Moves the training time by so many hundredths of its bar. */
  moveTime(by: number): void;
  toggleCode(): void;
  /** Closes the code, else leaves. */
  leave(): void;
}

/** Keys of presenters and of people; a presenter sends PageUp and PageDown, or arrows. */
const MOVES: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  PageDown: 1,
  ' ': 1,
  ArrowLeft: -1,
  PageUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

const TIME_STEP = 2;

/** A control keeps the keys by which it is worked; a presenter's still step. */
function belongsToControl({ key, target }: KeyboardEvent): boolean {
  if (isTyping(target) || !(target instanceof Element)) return isTyping(target);
  if (key === ' ' || key === 'Enter') return target.closest('button, a, summary') !== null;
  return target.closest('input[type="range"]') !== null && !key.startsWith('Page');
}

/** The keys of a presentation. */
export function usePresentKeys(keys: PresentKeys) {
  const { move, moveTime, toggleCode, leave } = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, shiftKey } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (key === 'Escape') leave();
      else if (belongsToControl(event) || document.querySelector('dialog[open]:not(.present-code)')) return;
      else if (shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight'))
        moveTime(key === 'ArrowLeft' ? -TIME_STEP : TIME_STEP);
      else if (MOVES[key] !== undefined) move(shiftKey && key === ' ' ? -1 : MOVES[key]);
      else if (key === 'q') toggleCode();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [move, moveTime, toggleCode, leave]);
}
