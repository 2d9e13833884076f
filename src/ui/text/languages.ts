import { useSyncExternalStore } from 'react';
import type { Catalogue } from './catalogue.ts';
import { speak } from './room.ts';

/** Languages of the page, by their code in `lang`; each with its own name. */
export const LANGUAGE_NAMES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGE_NAMES;
export const LANGUAGES = Object.keys(LANGUAGE_NAMES) as Language[];

/** Where the choice is kept. */
export const LANGUAGE_KEY = 'sgdscope-language';

/** English is a part of every room; other languages are fetched as a whole when they are needed. */
const LOADERS: Readonly<Record<Language, () => Promise<Catalogue | null>>> = {
  en: async () => null,
  de: async () => (await import('./de/german.ts')).GERMAN,
};

const knownLanguage = (tag: string): Language | undefined =>
  LANGUAGES.find((known) => known === tag.toLowerCase().split('-')[0]);

/** The language of a browser: the first of its preferred ones that the page speaks, else English. `tags`: as "de-CH". */
export const preferredLanguage = (tags: readonly string[]): Language =>
  tags.map(knownLanguage).find((known) => known !== undefined) ?? 'en';

function storedLanguage(): Language {
  const preferred = () => preferredLanguage(navigator.languages);
  try {
    return knownLanguage(window.localStorage.getItem(LANGUAGE_KEY) ?? '') ?? preferred();
  } catch {
    return preferred(); // Storage is blocked: a choice holds until the page is closed.
  }
}

/** The language that is shown, and the one that is being fetched or shown. */
let shown: Language = 'en';
let wanted: Language = 'en';
const listeners = new Set<() => void>();

/** Shows the page in a language once its words are there. Rejects, and changes nothing, where they cannot be fetched. */
async function show(language: Language): Promise<void> {
  wanted = language;
  const words = await LOADERS[language]();
  // Another one may have been chosen meanwhile.
  if (wanted !== language) return;
  speak(words);
  shown = language;
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/** Another tab chose. If the words cannot be fetched here, this tab stays as it is. */
function onStorage({ key }: StorageEvent): void {
  if (key === LANGUAGE_KEY || key === null) show(storedLanguage()).catch(() => {});
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', onStorage);
  };
}

/** Before the first render: the language that was chosen, else that of the browser; English where it cannot be fetched. */
export const showStoredLanguage = (): Promise<void> => show(storedLanguage()).catch(() => {});

/** Shows a language that is not chosen for other pages; English where its words cannot be fetched. */
export const showLanguage = (language: Language): Promise<void> => show(language).catch(() => {});

/** Chooses the language of the page, in this and in every other tab. Rejects where its words cannot be fetched. */
export async function chooseLanguage(language: Language): Promise<void> {
  await show(language);
  try {
    window.localStorage.setItem(LANGUAGE_KEY, language);
  } catch {
    // See storedLanguage.
  }
}

/** The language of the page now; for what is no component. */
export const shownLanguage = (): Language => shown;

/** The language of the page; re-renders when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, shownLanguage);
