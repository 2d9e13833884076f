import type { Language } from '../text/languages.ts';
import type { GlossaryText } from './glossary-text.ts';

const LOADERS: Readonly<Record<Language, () => Promise<GlossaryText>>> = {
  en: () => import('../text/en/glossary-entries.ts').then((module) => module.GLOSSARY_ENTRIES_ENGLISH),
  de: () => import('../text/de/glossary-entries.ts').then((module) => module.GLOSSARY_ENTRIES_GERMAN),
};

const held = new Map<Language, Promise<GlossaryText>>();
const arrived = new Map<Language, GlossaryText>();
const listeners = new Set<() => void>();

/** The words in a language, fetched once; after a failure they are asked for again. */
export function loadGlossaryText(language: Language): Promise<GlossaryText> {
  const own = held.get(language) ?? LOADERS[language]();
  if (held.has(language)) return own;
  held.set(language, own);
  own.then(
    (text) => {
      arrived.set(language, text);
      for (const listener of listeners) listener();
    },
    () => held.delete(language),
  );
  return own;
}

/** The words in a language once they have arrived. */
export const arrivedText = (language: Language): GlossaryText | undefined => arrived.get(language);

/** Calls back whenever words arrive. Returns what ends that. */
export function onTextArrived(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
