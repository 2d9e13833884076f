import { ERRORS_DE } from './de/errors.ts';
import { compileTemplates } from './message-templates.ts';
import { createMessageTranslator } from './translate-message.ts';

/** A message in German, as far as there is German for it. */
export const translateToGerman = createMessageTranslator(compileTemplates(ERRORS_DE));
