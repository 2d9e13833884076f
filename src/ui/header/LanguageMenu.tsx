import { useEffect, useRef } from 'react';
import { MenuItem, PopoverMenu } from '../elements/PopoverMenu.tsx';
import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES, type Language, useLanguage } from '../text/languages.ts';
import { useApp } from '../use-app.ts';
import { HEADER } from './words.ts';

const Icon = () => (
  <svg
    width={18}
    height={18}
    viewBox="0 0 18 18"
    fill="none"
    stroke="currentColor"
    strokeWidth={1.5}
    aria-hidden="true"
  >
    <circle cx={9} cy={9} r={6.5} />
    <ellipse cx={9} cy={9} rx={2.75} ry={6.5} />
    <path d="M2.5 9h13" />
  </svg>
);

/** Whether this menu changed the language: the page is then drawn anew, and the focus returns to the menu. */
let hasChosen = false;

/** Gives the focus back after the page was drawn in another language; where the header is folded, to the button that unfolds it. */
function useFocusReturn() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!hasChosen) return;
    hasChosen = false;
    const own = place.current?.querySelector<HTMLElement>('button');
    const fold = place.current?.closest('header')?.querySelector<HTMLElement>('.header-menu');
    (own?.checkVisibility() ? own : fold)?.focus();
  }, []);
  return place;
}

/** The language of the page; each is named in itself. */
export function LanguageMenu() {
  const shown = useLanguage();
  const notify = useApp((state) => state.notify);
  const place = useFocusReturn();
  const choose = (language: Language) => {
    hasChosen = language !== shown;
    chooseLanguage(language).catch(() => {
      hasChosen = false;
      notify({ id: 'language', kind: 'warning', text: HEADER.language.failed(LANGUAGE_NAMES[language]) });
    });
  };
  return (
    <div ref={place}>
      <PopoverMenu
        label={<Icon />}
        name={HEADER.language.name(LANGUAGE_NAMES[shown])}
        className="quiet-button icon-button"
      >
        {LANGUAGES.map((language) => (
          <MenuItem key={language} lang={language} isChecked={language === shown} onChoose={() => choose(language)}>
            {LANGUAGE_NAMES[language]}
          </MenuItem>
        ))}
      </PopoverMenu>
    </div>
  );
}
