import { useId, useRef, useState } from 'react';
import { EMBED } from './words.ts';

interface CopyTextProps {
  readonly label: string;
  readonly text: string;
  readonly rows: number;
}

/** A text to copy; where there is no access to the clipboard (plain http) it is selected. */
export function CopyText({ label, text, rows }: CopyTextProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(EMBED.dialog.copied);
    } catch {
      area.current?.select();
      setSaid(EMBED.dialog.select);
    }
  };
  return (
    <div className="copy-text">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} ref={area} readOnly rows={rows} value={text} spellCheck={false} lang="en" />
      <button
        type="button"
        className="button"
        aria-label={`${EMBED.dialog.copy}: ${label}`}
        onClick={() => void copy()}
      >
        {EMBED.dialog.copy}
      </button>
      <span role="status">{said}</span>
    </div>
  );
}
