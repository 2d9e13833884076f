import './notices.css';
import { useRef, useState } from 'react';
import type { Notice } from '../../state/notices-state.ts';
import { Message } from '../text/Message.tsx';
import { PAGE } from '../text/page-words.ts';
import { useMessageText } from '../text/use-message.ts';
import { useApp } from '../use-app.ts';
import { visibleNotices } from './visible-notices.ts';

function NoticeLine({ notice, onDismiss }: { notice: Notice; onDismiss: () => void }) {
  const textOf = useMessageText();
  return (
    <div className={`notice notice-${notice.kind}`}>
      <p>
        {notice.kind === 'warning' && <strong>{PAGE.notices.warning} </strong>}
        <Message text={notice.text} />
      </p>
      <button
        type="button"
        className="quiet-button icon-button"
        aria-label={PAGE.notices.dismiss(textOf(notice.text))}
        onClick={onDismiss}
      >
        ×
      </button>
    </div>
  );
}

/** What happened outside a panel. Warnings interrupt a screen reader, information waits for its turn. */
export function Notices() {
  const notices = useApp((state) => state.notices);
  const dismissNotice = useApp((state) => state.dismissNotice);
  const [showsAll, setShowsAll] = useState(false);
  const ref = useRef<HTMLElement>(null);
  const { warnings, information, more } = visibleNotices(notices, showsAll && notices.length > 1);
  const lineOf = (notice: Notice) => (
    <NoticeLine
      key={notice.id}
      notice={notice}
      onDismiss={() => {
        dismissNotice(notice.id);
        // The button that had the focus is gone: the next one takes it.
        requestAnimationFrame(() => ref.current?.querySelector('button')?.focus());
      }}
    />
  );
  return (
    <section ref={ref} className="notices" aria-label={PAGE.notices.name}>
      {/* Both are always there, since only changes of what is on the page are announced. */}
      <div role="alert">{warnings.map(lineOf)}</div>
      <div role="status">{information.map(lineOf)}</div>
      {more > 0 && (
        <button type="button" className="quiet-button" onClick={() => setShowsAll(true)}>
          {PAGE.notices.more(more)}
        </button>
      )}
    </section>
  );
}
