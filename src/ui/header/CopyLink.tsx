import { useEffect, useRef, useState } from 'react';
import { placeBelow } from '../elements/place-below.ts';
import { useSaveSweep } from '../export/save-sweep.ts';
import { useApp } from '../use-app.ts';
import { copyLink } from './copy-link.ts';
import { linkCaveat } from './link-text.ts';
import { HEADER } from './words.ts';

/** Milliseconds for which the button shows the result. */
const SAID_FOR = 2500;

interface Said {
  readonly done: string;
  /** What there is to know about the link; null: nothing. */
  readonly text: string | null;
  readonly offersFile: boolean;
}

/** Copies a link; returns what was done. */
const copy = async (fragment: string) => ((await copyLink(fragment)) ? HEADER.link.copied : HEADER.link.inAddressBar);

/** What was done, as long as it is shown. */
function useSaid() {
  const [said, setSaid] = useState<Said | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const about = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (said === null) return;
    if (said.text === null) {
      const timer = setTimeout(() => setSaid(null), SAID_FOR);
      return () => clearTimeout(timer);
    }
    if (!about.current?.matches(':popover-open')) about.current?.showPopover();
    if (about.current && button.current) placeBelow(about.current, button.current);
  }, [said]);
  return { said, setSaid, button, about };
}

/** Copies a link to the board: opening it rebuilds the same numbers and compares them with those that the link promises. */
export default function CopyLink() {
  const offerLink = useApp((state) => state.offerLink);
  const hasSweep = useApp((state) => state.sweep !== null);
  const isMixed = useApp((state) => state.sweep?.engine?.mixed !== undefined);
  const saveSweep = useSaveSweep();
  const { said, setSaid, button, about } = useSaid();
  const offer = async () => {
    const link = offerLink();
    if (link.kind === 'tooLong')
      setSaid({ done: HEADER.link.copy, text: HEADER.link.tooLong(link.characters), offersFile: hasSweep });
    else {
      const text = linkCaveat({ holdsResults: link.holdsResults, isMixed, hasSweep });
      setSaid({ done: await copy(link.fragment), text, offersFile: false });
    }
  };
  return (
    <>
      <button ref={button} type="button" className="quiet-button" onClick={() => void offer()}>
        {said?.done ?? HEADER.link.copy}
      </button>
      <div
        ref={about}
        popover="auto"
        role="dialog"
        aria-label={HEADER.link.about}
        className="popover"
        onToggle={({ newState }) => newState === 'closed' && setSaid(null)}
      >
        <p className="popover-text" role="status">
          {said?.text}
        </p>
        {said?.offersFile && (
          <button type="button" className="button" onClick={() => void saveSweep()}>
            {HEADER.link.saveFile}
          </button>
        )}
      </div>
    </>
  );
}
