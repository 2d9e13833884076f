import { useEffect, useSyncExternalStore } from 'react';
import { whenIdle } from '../../state/when-idle.ts';
import { type Language, useLanguage } from '../text/languages.ts';
import type { GlossaryText } from './glossary-text.ts';
import { arrivedText, loadGlossaryText, onTextArrived } from './load-text.ts';

/** Loads words without anyone waiting; whoever needs them asks again after a failure. */
const fetchQuietly = (language: Language) => void loadGlossaryText(language).catch(() => {});

/** Milliseconds after which words are fetched though the page has not been idle: what is explained must not delay what is shown. */
const LONGEST_WAIT = 8000;

/**
 * The words of the glossary in the language of the page; undefined until they have arrived. They are fetched once `isUrgent`,
 * else when the page is idle.
 */
export function useGlossaryText(isUrgent: boolean): GlossaryText | undefined {
  const language = useLanguage();
  const text = useSyncExternalStore(onTextArrived, () => arrivedText(language));
  const isMissing = text === undefined;
  useEffect(() => {
    if (!isMissing) return;
    if (isUrgent) fetchQuietly(language);
    else return whenIdle(() => fetchQuietly(language), LONGEST_WAIT);
  }, [isMissing, isUrgent, language]);
  return text;
}
