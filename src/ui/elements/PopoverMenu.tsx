import './popover.css';
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { closePopovers } from './close-popovers.ts';
import { placeBelow } from './place-below.ts';

interface PopoverMenuProps {
  /** What the button says. */
  readonly label: ReactNode;
  /** The button's name where it is not what the button says. */
  readonly name?: string;
  readonly className?: string;
  /** `MenuItem`s. */
  readonly children: ReactNode;
}

const itemsOf = (menu: Element | null) => [
  ...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)') ?? []),
];

/** Keys that move the focus in a menu of `count` items, from item `at`; null: another key. */
function movedTo(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/** A button that opens a menu. Arrows move in it; Escape, Tab and a click beside it close it, and the focus returns. */
export function PopoverMenu({ label, name, className = 'quiet-button', children }: PopoverMenuProps) {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const items = itemsOf(menu.current);
    const to = movedTo(event.key, items.indexOf(document.activeElement as HTMLElement), items.length);
    if (event.key === 'Tab') menu.current?.hidePopover();
    if (to === null) return;
    event.preventDefault();
    items[to]?.focus();
  };
  const onButtonKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (!menu.current?.matches(':popover-open')) menu.current?.showPopover();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={name}
        aria-haspopup="menu"
        popoverTarget={id}
        onKeyDown={onButtonKeyDown}
      >
        {label}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        className="popover popover-menu"
        onKeyDown={onKeyDown}
        onToggle={({ newState }) => {
          if (newState !== 'open' || !menu.current || !button.current) return;
          placeBelow(menu.current, button.current);
          itemsOf(menu.current)[0]?.focus();
        }}
      >
        {children}
      </div>
    </>
  );
}

/** An item of a `PopoverMenu`, which closes when it is chosen. `isChecked`: it is one of several choices. */
export function MenuItem({
  onChoose,
  isChecked,
  lang,
  children,
}: {
  readonly onChoose: () => void;
  readonly isChecked?: boolean;
  /** Of what it says, where that is not the language of the page. */
  readonly lang?: string;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      {...(isChecked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': isChecked })}
      lang={lang}
      tabIndex={-1}
      className="popover-item"
      onClick={(event) => {
        closePopovers(event.currentTarget);
        onChoose();
      }}
    >
      {children}
    </button>
  );
}
