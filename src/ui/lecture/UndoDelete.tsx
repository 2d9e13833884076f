import { useLectureStore, useLectures } from './use-lectures.ts';
import { LECTURE } from './words.ts';

/** What was deleted last, and a way to have it back. */
export function UndoDelete() {
  const store = useLectureStore();
  const deleted = useLectures((state) => state.deleted);
  return (
    <p role="status" className="lecture-undo">
      {deleted && (
        <>
          {deleted.kind === 'step'
            ? LECTURE.panel.deletedStep(deleted.title)
            : LECTURE.panel.deletedLecture(deleted.title)}{' '}
          <button type="button" className="quiet-button" onClick={() => store.getState().undoDelete()}>
            {LECTURE.panel.undo}
          </button>
        </>
      )}
    </p>
  );
}
