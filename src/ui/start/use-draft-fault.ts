import { useInvalidCount } from '../controls/invalid-fields.tsx';
import { useApp } from '../use-app.ts';
import { SETTING } from './words.ts';

/** Why the draft cannot run; '' if it can. */
export function useDraftFault(): string {
  const error = useApp((state) => state.draftError);
  const invalid = useInvalidCount();
  return error ?? (invalid > 0 ? SETTING.faults(invalid) : '');
}
