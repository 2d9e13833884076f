import { useInvalidCount } from '../controls/invalid-fields.tsx';
import { useMessageText } from '../text/use-message.ts';
import { useApp } from '../use-app.ts';
import { SETTING } from './words.ts';

/** Why the draft cannot run, in the language of the page; '' if it can. */
export function useDraftFault(): string {
  const textOf = useMessageText();
  const error = useApp((state) => state.draftError);
  const invalid = useInvalidCount();
  return error === null ? (invalid > 0 ? SETTING.faults(invalid) : '') : textOf(error);
}
