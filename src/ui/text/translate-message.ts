import { createMatcher } from './match-message.ts';
import type { Templates } from './message-templates.ts';

/** A piece of a message; `en` where there is no German for it. */
export interface MessagePart {
  readonly text: string;
  readonly language: 'en' | 'de';
}

/** Tables of which a whole text may be a phrase, the usual first. */
const WHOLES = ['message', 'rule', 'zod'] as const;
const BETWEEN_SENTENCES = /(?<=[.!?…]["“”)\]]*) /;
/** Messages that are remembered: a page shows the same few again and again. */
const MOST_KNOWN = 200;

/** What stands after the beginning of a long value, as `cutShort` writes it. */
const CUT = /… \(([\d,]+) characters\)/g;
const german = (text: string): MessagePart => ({ text: text.replaceAll(CUT, '… ($1 Zeichen)'), language: 'de' });

/** Pieces of the same language that follow one another, as one. */
function joined(parts: readonly MessagePart[]): MessagePart[] {
  const all: MessagePart[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (last?.language === part.language) all[all.length - 1] = { ...part, text: `${last.text} ${part.text}` };
    else all.push(part);
  }
  return all;
}

function translated(message: string, templates: Templates): MessagePart[] {
  const { phrase } = createMatcher(templates);
  for (const table of WHOLES) {
    const whole = phrase(table, message);
    if (whole) return [german(whole.german)];
  }
  const sentences = message.split(BETWEEN_SENTENCES);
  const parts: MessagePart[] = [];
  for (let from = 0; from < sentences.length; ) {
    let to = sentences.length;
    let found = null;
    while (to > from && found === null) found = phrase('message', sentences.slice(from, to--).join(' '));
    const next = found === null ? from + 1 : to + 1;
    parts.push(found === null ? { text: sentences[from] ?? '', language: 'en' } : german(found.german));
    from = next;
  }
  return joined(parts);
}

/**
 * Translates the English messages of the code below the page. The parts, joined by blanks, are the message: whole in German where
 * templates account for all of it, else sentence by sentence, with what has no German in English.
 */
export function createMessageTranslator(templates: Templates): (message: string) => readonly MessagePart[] {
  const known = new Map<string, readonly MessagePart[]>();
  return (message) => {
    const before = known.get(message);
    if (before) return before;
    const parts = translated(message, templates);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(message, parts);
    return parts;
  };
}
