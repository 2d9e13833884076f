import { messageOf } from '../../errors.ts';
import type { LectureShelf } from '../../library/lecture-shelf.ts';
import type { LectureRow } from '../../library/library-database.ts';
import { LibraryError } from '../../library/library-error.ts';
import { randomId } from '../../library/random-id.ts';
import { keptText } from '../kept-text.ts';
import { onPageEnding } from '../page-life.ts';
import { lectureText } from './lecture-file.ts';
import type { OpenLecture } from './lecture-state.ts';

const SAVE_MILLISECONDS = 300;

/** The lecture that was open last, so that a reload opens it again. */
export const lastOpen = keptText('sgdscope-lecture');

export interface LectureKeeper {
  /** Writes a lecture soon, or at once where the page may end. */
  keep(open: OpenLecture): void;
  /** Resolves once all is written. */
  flush(): Promise<void>;
  /** When a lecture that is on the shelf changed last. */
  know(id: string, changed: number): void;
}

interface KeeperOptions {
  /** Null as long as there is none. */
  shelf(): LectureShelf | null;
  /** A lecture that another page has changed meanwhile is kept under another id. */
  onMoved(from: string, to: string): void;
  /** null: the last save has succeeded. */
  onFault(message: string | null): void;
}

/** Keeps the open lecture in the library. */
export function createLectureKeeper({ shelf, onMoved, onFault }: KeeperOptions): LectureKeeper {
  const known = new Map<string, number>();
  let due: OpenLecture | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let writing: Promise<void> = Promise.resolve();

  const write = async ({ id, lecture }: OpenLecture) => {
    const held = shelf();
    if (!held) return;
    // Later than the one before, also where both are of one millisecond.
    const changed = Math.max(Date.now(), (known.get(id) ?? 0) + 1);
    const row: LectureRow = {
      id,
      title: lecture.title,
      steps: lecture.steps.length,
      changed,
      text: lectureText(lecture),
    };
    try {
      await held.put(row, known.get(id) ?? null);
      known.set(id, changed);
      onFault(null);
    } catch (error) {
      if (!(error instanceof LibraryError && error.fault === 'taken')) return onFault(messageOf(error));
      const copy = randomId();
      onMoved(id, copy);
      await write({ id: copy, lecture });
    }
  };
  const writeDue = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const next = due;
    due = null;
    if (next) writing = writing.then(() => write(next));
  };
  onPageEnding(writeDue);

  return {
    keep(open) {
      if (due && due.id !== open.id) writeDue();
      due = open;
      timer ??= setTimeout(writeDue, SAVE_MILLISECONDS);
    },
    flush() {
      writeDue();
      return writing;
    },
    know: (id, changed) => void known.set(id, changed),
  };
}
