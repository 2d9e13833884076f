import { TextInput } from '@mantine/core';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { LIBRARY } from './words.ts';

const MAX_LENGTH = 120;

interface RenameFieldProps {
  readonly name: string;
  /** The new name; the old one where nothing, or only spaces, were typed. */
  onDone(name: string): void;
  onCancel(): void;
}

/** A name as a field: Enter, Tab and leaving it keep what was typed, Escape the old name. */
export function RenameField({ name, onDone, onCancel }: RenameFieldProps) {
  const [typed, setTyped] = useState(name);
  const ref = useRef<HTMLInputElement>(null);
  const isLeft = useRef(false);
  useEffect(() => {
    ref.current?.focus();
    ref.current?.select();
  }, []);
  const leave = (how: 'keep' | 'cancel') => {
    // Removing the field from the page takes the focus from it, which leaves it again.
    if (isLeft.current) return;
    isLeft.current = true;
    if (how === 'cancel') onCancel();
    else onDone(typed.trim() || name);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter' || event.key === 'Tab') leave('keep');
    if (event.key === 'Tab') event.preventDefault();
    if (event.key === 'Escape') leave('cancel');
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    // The menu that asked for a new name gives the focus back to its button when it closes.
    if (relatedTarget?.closest('li') === currentTarget.closest('li') && relatedTarget) ref.current?.focus();
    else leave('keep');
  };
  return (
    <TextInput
      ref={ref}
      className="sweep-rename"
      size="xs"
      aria-label={LIBRARY.newName(name)}
      maxLength={MAX_LENGTH}
      value={typed}
      // Escape leaves the field, not the list.
      data-mantine-stop-propagation="true"
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    />
  );
}
