import { useSyncExternalStore } from 'react';

/** Languages of the page. */
export type Language = 'en' | 'de';

function onLanguageChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
  return () => observer.disconnect();
}

const languageOfPage = (): Language =>
  document.documentElement.lang.toLowerCase().split('-')[0] === 'de' ? 'de' : 'en';

/** The language of the page, by the `lang` of its root: "de-CH" is German. */
export const useLanguage = (): Language => useSyncExternalStore(onLanguageChange, languageOfPage);
