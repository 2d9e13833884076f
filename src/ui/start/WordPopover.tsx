import './setting.css';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { placeBelow } from '../elements/place-below.ts';
import { useWasTrue } from '../use-was-true.ts';

interface WordPopoverProps {
  /** The word in the sentence, or a picture. */
  readonly word: ReactNode;
  readonly buttonClassName?: string;
  /** Of a picture that opens more of what it chooses. */
  readonly isPressed?: boolean;
  readonly onOpen?: () => void;
  readonly panelClassName?: string;
  readonly isChanged?: boolean;
  /** Said of a changed word. */
  readonly changedText?: string;
  /** Name of what opens. */
  readonly name: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A word that opens what it sets. It stays open until Escape or a click elsewhere; fields in it keep what was typed. */
export function WordPopover({
  word,
  isChanged = false,
  changedText,
  name,
  className = '',
  buttonClassName = 'start-word-button',
  isPressed,
  onOpen,
  panelClassName = '',
  children,
}: WordPopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const hasOpened = useWasTrue(isOpen);
  useEffect(() => {
    const [shown, word] = [panel.current, button.current];
    if (!isOpen || !shown || !word) return;
    // Its contents may come later.
    const observer = new ResizeObserver(() => {
      placeBelow(shown, word);
      if (!shown.contains(document.activeElement)) shown.querySelector<HTMLElement>('input, select, button')?.focus();
    });
    observer.observe(shown);
    return () => observer.disconnect();
  }, [isOpen]);
  return (
    <span className={`start-word ${className}`}>
      <button
        ref={button}
        type="button"
        className={isChanged ? `${buttonClassName} start-word-changed` : buttonClassName}
        aria-label={typeof word === 'string' ? undefined : name}
        aria-pressed={isPressed}
        onClick={onOpen}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        title={isChanged ? changedText : typeof word === 'string' ? undefined : name}
      >
        {word}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={name}
        className={`popover start-popover ${panelClassName}`}
        onToggle={(event) => setIsOpen((event.nativeEvent as ToggleEvent).newState === 'open')}
      >
        {hasOpened && children}
      </div>
    </span>
  );
}
