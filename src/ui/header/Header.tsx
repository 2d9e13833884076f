import './header.css';
import { lazy, useRef } from 'react';
import { SweepsButton } from '../library/SweepsButton.tsx';
import { START_LINK, showsBoard, useRoute } from '../route.ts';
import { RunButton } from '../run-button/RunButton.tsx';
import { LazyPart } from '../shell/LazyPart.tsx';
import { Shortcuts } from '../shortcuts/Shortcuts.tsx';
import { ColourSchemeMenu } from './ColourSchemeMenu.tsx';
import { ExamplesMenu } from './ExamplesMenu.tsx';
import { LanguageMenu } from './LanguageMenu.tsx';
import { Navigation } from './Navigation.tsx';
import { HEADER } from './words.ts';

// Fetched after the first paint; until then their places are kept by their names.
const LazyLectureMenu = lazy(() => import('./LectureMenu.tsx'));
const LazyCopyLink = lazy(() => import('./CopyLink.tsx'));
const named = (text: string) => <span className="quiet-button">{text}</span>;

const FOLD = 'header-fold';

/** The name, the views, and what concerns the board as a whole. On narrow screens they fold into a menu. */
export function Header() {
  const route = useRoute();
  const fold = useRef<HTMLDivElement>(null);
  const close = () => fold.current?.hidePopover();
  return (
    <header className="app-header">
      <a className="app-name" href={START_LINK}>
        sgdscope
      </a>
      {route.view === 'start' && <RunButton className="header-run" />}
      <button
        type="button"
        className="quiet-button icon-button header-menu"
        aria-label={HEADER.menu}
        popoverTarget={FOLD}
      >
        <svg width={18} height={18} viewBox="0 0 18 18" aria-hidden="true">
          <path d="M2 4.5h14M2 9h14M2 13.5h14" stroke="currentColor" strokeWidth={1.5} strokeLinecap="round" />
        </svg>
      </button>
      {/* On wide screens it is never opened: the style sheet shows it as a part of the header. */}
      <div ref={fold} id={FOLD} popover="auto" className="header-fold">
        <Navigation onOpen={close} />
        <div className="header-end">
          {showsBoard(route) && (
            <>
              <ExamplesMenu />
              <SweepsButton />
              <LazyPart fallback={named(HEADER.lecture.name)}>
                <LazyLectureMenu />
              </LazyPart>
              <LazyPart fallback={named(HEADER.link.copy)}>
                <LazyCopyLink />
              </LazyPart>
            </>
          )}
          <Shortcuts label={HEADER.shortcuts} />
          <LanguageMenu />
          <ColourSchemeMenu />
        </div>
      </div>
    </header>
  );
}
