import './board-message.css';
import { type ReactNode, useId } from 'react';

interface BoardMessageProps {
  readonly title: string;
  /** In few lines, above a board that stays. */
  readonly isCompact?: boolean;
  /** Whether it asks for files that can be dropped. */
  readonly takesFiles?: boolean;
  readonly children: ReactNode;
  /** Ways on. */
  readonly actions: ReactNode;
}

/** What stands in the way of showing a sweep, and the ways on. */
export function BoardMessage({ title, isCompact = false, takesFiles = false, children, actions }: BoardMessageProps) {
  const id = useId();
  const looks = [...(isCompact ? ['board-message-compact'] : []), ...(takesFiles ? ['board-message-files'] : [])];
  return (
    <section className={['board-message', ...looks].join(' ')} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div role="alert">{children}</div>
      <div className="board-message-actions">{actions}</div>
    </section>
  );
}
