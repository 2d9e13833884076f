import type { EntryId } from './entry-ids.ts';
import { Term } from './Term.tsx';

/** A question mark that explains what is beside it, where that is a control of its own and cannot hold a term. */
export function TermMark({ id, name }: { readonly id: EntryId; readonly name: string }) {
  return (
    <Term id={id}>
      <span className="term-mark" aria-hidden="true">
        ?
      </span>
      <span className="visually-hidden">{name}</span>
    </Term>
  );
}
