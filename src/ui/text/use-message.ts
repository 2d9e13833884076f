import { useEffect, useSyncExternalStore } from 'react';
import { useLanguage } from './languages.ts';
import { germanMessages, loadGermanMessages, onMessagesArrived } from './load-messages.ts';
import type { MessagePart } from './translate-message.ts';

/** Gives the parts of a message in the language of the page; in English until its German has arrived. */
export function useMessageParts(): (text: string) => readonly MessagePart[] {
  const language = useLanguage();
  const translate = useSyncExternalStore(onMessagesArrived, germanMessages);
  const isMissing = language === 'de' && translate === undefined;
  useEffect(() => {
    // Without it messages stay English; whoever shows the next one asks again.
    if (isMissing) void loadGermanMessages().catch(() => {});
  }, [isMissing]);
  if (language === 'de' && translate) return translate;
  return (text) => [{ text, language: 'en' }];
}

/** Gives a message in the language of the page where only text can stand, as in the name of a button. */
export function useMessageText(): (text: string) => string {
  const partsOf = useMessageParts();
  return (text) =>
    partsOf(text)
      .map((part) => part.text)
      .join(' ');
}
