import './skip-link.css';
import { type MouseEvent, useCallback } from 'react';
import { showsBoard, useRoute } from '../route.ts';
import { PAGE } from '../text/page-words.ts';

/** Where the keyboard goes on: the map's present cell where there is a map, else the content of the view. */
const target = () =>
  document.querySelector<HTMLElement>('[role="grid"] [tabindex="0"], [role="grid"][tabindex="0"]') ??
  document.querySelector<HTMLElement>('#main');

/** The first stop of the keyboard: passes the header and what stands before the content. */
export function SkipLink() {
  const route = useRoute();
  const skip = useCallback((event: MouseEvent) => {
    // The fragment of the address names the view, so it is left alone.
    event.preventDefault();
    target()?.focus();
  }, []);
  return (
    // biome-ignore lint/a11y/useValidAnchor: it goes to a place on the page, as a link does, without changing the address.
    <a className="skip-link" href="#main" onClick={skip}>
      {showsBoard(route) ? PAGE.skip.map : PAGE.skip.content}
    </a>
  );
}
