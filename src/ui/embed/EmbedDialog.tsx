import './embed-dialog.css';
import { useEffect, useId, useRef, useState } from 'react';
import { formatCount } from '../charts/format.ts';
import type { ColourScheme } from '../colour-scheme.ts';
import { pagePlace } from '../public-address.ts';
import { useApp } from '../use-app.ts';
import { useScrollLock } from '../use-scroll-lock.ts';
import { CopyText } from './CopyText.tsx';
import { type EmbedKind, embedQuery } from './embed-address.ts';
import { frameSnippet, HEIGHT_SCRIPT } from './embed-snippet.ts';
import { EMBED } from './words.ts';

interface EmbedDialogProps {
  readonly kind: EmbedKind;
  /** As in `EmbedRequest`. */
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** CSS pixels that a frame can have. */
const LEAST = 200;
const MOST = 4000;
const HEIGHTS: Readonly<Record<EmbedKind, number>> = { panel: 560, board: 900, claim: 720, lesson: 900 };

const sizeOf = (text: string): number | null => {
  const size = Number(text);
  return Number.isInteger(size) && size >= LEAST && size <= MOST ? size : null;
};

function SizeField({ label, text, onText }: { label: string; text: string; onText: (text: string) => void }) {
  return (
    <label>
      {label}
      <input
        type="number"
        min={LEAST}
        max={MOST}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
    </label>
  );
}

/** The settings of a frame, its HTML and how it looks. */
function FrameForm({ kind, id, title, fragment }: Omit<EmbedDialogProps, 'onClose'> & { readonly fragment: string }) {
  const [width, setWidth] = useState('');
  const [height, setHeight] = useState(String(HEIGHTS[kind]));
  const [theme, setTheme] = useState<ColourScheme | null>(null);
  const { base, opensElsewhere } = pagePlace();
  const path = `embed.html${embedQuery({ kind, id, theme, language: null })}${fragment}`;
  const size = { width: sizeOf(width), height: sizeOf(height) ?? HEIGHTS[kind] };
  const snippet = frameSnippet({ address: new URL(path, base).href, title: `${title} (sgdscope)`, ...size });
  return (
    <>
      <div className="embed-fields">
        <SizeField label={EMBED.dialog.width} text={width} onText={setWidth} />
        <SizeField label={EMBED.dialog.height} text={height} onText={setHeight} />
        <label>
          {EMBED.dialog.theme}
          <select
            value={theme ?? 'system'}
            onChange={({ currentTarget: { value } }) => setTheme(value === 'system' ? null : (value as ColourScheme))}
          >
            {(['system', 'light', 'dark'] as const).map((value) => (
              <option key={value} value={value}>
                {EMBED.dialog.themes[value]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {!opensElsewhere && <p className="embed-here">{EMBED.dialog.here}</p>}
      <CopyText label={EMBED.dialog.html} text={snippet} rows={4} />
      <CopyText label={EMBED.dialog.script} text={HEIGHT_SCRIPT} rows={7} />
      <h3>{EMBED.dialog.preview}</h3>
      <div className="embed-preview">
        <iframe src={`./${path}`} title={title} width={size.width ?? '100%'} height={size.height} />
      </div>
    </>
  );
}

/** Gives the HTML that shows a panel, a claim or a lesson on another page. */
export default function EmbedDialog({ onClose, ...shown }: EmbedDialogProps) {
  const offerLink = useApp((state) => state.offerLink);
  const [link] = useState(() => (shown.kind === 'panel' ? offerLink() : null));
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useScrollLock(true);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="embed-dialog" aria-labelledby={heading} onClose={onClose}>
      <div className="embed-dialog-head">
        <h2 id={heading}>{EMBED.dialog.name(shown.title)}</h2>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {EMBED.dialog.close}
        </button>
      </div>
      <p>{EMBED.dialog.lead}</p>
      {link?.kind === 'tooLong' ? (
        <p role="alert">{EMBED.dialog.tooLong(formatCount(link.characters))}</p>
      ) : (
        <FrameForm {...shown} fragment={link?.fragment ?? ''} />
      )}
    </dialog>
  );
}
