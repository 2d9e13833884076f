import type { GlossaryText } from './glossary-text.ts';

/** Languages of the glossary; a page in another one shows it in English. */
const LOADERS = {
  en: () => import('./words/english.ts').then(({ ENGLISH }) => ENGLISH),
  de: () => import('./words/german.ts').then(({ GERMAN }) => GERMAN),
} satisfies Record<string, () => Promise<GlossaryText>>;

export type GlossaryLanguage = keyof typeof LOADERS;
export const GLOSSARY_LANGUAGES = Object.keys(LOADERS) as GlossaryLanguage[];

/** The language of a page, by the `lang` of its root: "de-CH" is German. */
export function glossaryLanguage(lang: string): GlossaryLanguage {
  const primary = lang.toLowerCase().split('-')[0];
  return GLOSSARY_LANGUAGES.find((known) => known === primary) ?? 'en';
}

const held = new Map<GlossaryLanguage, Promise<GlossaryText>>();
const arrived = new Map<GlossaryLanguage, GlossaryText>();
const listeners = new Set<() => void>();

/** The words in a language, fetched once; after a failure they are asked for again. */
export function loadGlossaryText(language: GlossaryLanguage): Promise<GlossaryText> {
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
export const arrivedText = (language: GlossaryLanguage): GlossaryText | undefined => arrived.get(language);

/** Calls back whenever words arrive. Returns what ends that. */
export function onTextArrived(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
