import { type FocusEvent, type PointerEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { announceClosed, announceOpen, listenForEscape } from './open-term.ts';
import { placePopover } from './place-popover.ts';

/** How long a pointer rests on a word before it is explained, and how long it may leave on its way to the explanation. */
const REST_MILLISECONDS = 150;
const LEAVE_MILLISECONDS = 250;

/** Runs the last thing it was asked to, after a delay. */
function useDelay() {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const cancel = useCallback(() => clearTimeout(timer.current), []);
  const after = useCallback((milliseconds: number, work: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(work, milliseconds);
  }, []);
  useEffect(() => cancel, [cancel]);
  return { after, cancel };
}

/** Shows an element in the top layer beside another one, and keeps it there while the page scrolls. */
function useTopLayer(isOpen: boolean) {
  const anchor = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const [word, popover] = [anchor.current, box.current];
    if (!isOpen || !word || !popover) return;
    popover.showPopover?.();
    const place = () => {
      const { left, top } = placePopover(word.getBoundingClientRect(), popover.getBoundingClientRect(), {
        width: document.documentElement.clientWidth,
        height: window.innerHeight,
      });
      popover.style.left = `${left}px`;
      popover.style.top = `${top}px`;
    };
    place();
    const sizes = new ResizeObserver(place);
    sizes.observe(popover);
    window.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      sizes.disconnect();
      window.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
      if (popover.isConnected) popover.hidePopover?.();
    };
  }, [isOpen]);
  return { anchor, box };
}

/**
 * Opens an explanation while the pointer rests on a word or on the explanation, while the word has the keyboard's focus, and
 * from one click or tap to the next. Escape, or a press elsewhere, closes it.
 */
export function useTermPopover() {
  const [isOpen, setOpen] = useState(false);
  const isPinned = useRef(false);
  const isReturning = useRef(false);
  const { after, cancel } = useDelay();
  const { anchor, box } = useTopLayer(isOpen);
  const close = useCallback(() => {
    cancel();
    isPinned.current = false;
    // A link that disappears must not take the focus with it; coming back to the word does not open it again.
    if (box.current?.contains(document.activeElement)) {
      isReturning.current = true;
      anchor.current?.focus();
      isReturning.current = false;
    }
    setOpen(false);
  }, [cancel, anchor, box]);
  const open = useCallback(() => {
    cancel();
    setOpen(true);
  }, [cancel]);
  useEffect(listenForEscape, []);
  useEffect(() => {
    if (!isOpen) return;
    const onPress = ({ target }: globalThis.PointerEvent) => {
      if (!(target instanceof Node && anchor.current?.parentElement?.contains(target))) close();
    };
    announceOpen(close);
    document.addEventListener('pointerdown', onPress, { capture: true });
    return () => {
      announceClosed(close);
      document.removeEventListener('pointerdown', onPress, { capture: true });
    };
  }, [isOpen, close, anchor]);
  const place = {
    onPointerEnter: ({ pointerType }: PointerEvent) => {
      if (pointerType !== 'touch') isOpen ? cancel() : after(REST_MILLISECONDS, open);
    },
    onPointerLeave: ({ pointerType, currentTarget }: PointerEvent) => {
      if (pointerType === 'touch' || isPinned.current) return;
      after(LEAVE_MILLISECONDS, () => {
        if (!currentTarget.querySelector(':focus-visible')) close();
      });
    },
    onFocus: ({ target }: FocusEvent) => {
      if (!isReturning.current && target.matches(':focus-visible')) open();
    },
    onBlur: ({ relatedTarget, currentTarget }: FocusEvent) => {
      if (!currentTarget.contains(relatedTarget)) close();
    },
  };
  const onClick = () => {
    if (isOpen && isPinned.current) return close();
    isPinned.current = true;
    open();
  };
  return { isOpen, anchor, box, place, onClick };
}
