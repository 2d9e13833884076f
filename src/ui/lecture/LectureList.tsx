import { useState } from 'react';
import { messageOf } from '../../errors.ts';
import { emptyLecture } from '../../state/lecture/edit-lecture.ts';
import { FileButton } from '../elements/FileButton.tsx';
import { openLecturePanel } from '../header/lecture-panel-open.ts';
import { START_LINK } from '../route.ts';
import { useLanguage } from '../text/languages.ts';
import { Message } from '../text/Message.tsx';
import { EXAMPLE_LECTURE, presentFragment } from './present-address.ts';
import { UndoDelete } from './UndoDelete.tsx';
import { useLectureStore, useLectures } from './use-lectures.ts';
import { LECTURE } from './words.ts';

const EXAMPLE = presentFragment({ source: { kind: 'script', path: EXAMPLE_LECTURE }, step: 1, opensBoard: false });

/** Opens the lecture beside the board. */
function edit() {
  openLecturePanel(true);
  window.location.hash = START_LINK;
}

/** The lectures of this browser. */
function Stored({ onPresent, act }: { onPresent: () => void; act: (done: Promise<void>) => void }) {
  const store = useLectureStore();
  const stored = useLectures((state) => state.stored);
  const storage = useLectures((state) => state.storage);
  if (storage === 'absent') return <p>{LECTURE.list.absent}</p>;
  if (stored.length === 0) return <p>{storage === 'ready' ? LECTURE.list.none : ''}</p>;
  const { open, deleteLecture } = store.getState();
  return (
    <ul className="lecture-list">
      {stored.map(({ id, title, steps }) => (
        <li key={id}>
          <strong>{title || LECTURE.list.untitled}</strong>
          <span>{LECTURE.list.steps(steps)}</span>
          <button
            type="button"
            className="button"
            disabled={steps === 0}
            aria-label={LECTURE.list.presentNamed(title)}
            onClick={() => act(open(id).then(onPresent))}
          >
            {LECTURE.list.present}
          </button>
          <button
            type="button"
            className="quiet-button"
            aria-label={LECTURE.list.editNamed(title)}
            onClick={() => act(open(id).then(edit))}
          >
            {LECTURE.list.edit}
          </button>
          <button
            type="button"
            className="quiet-button"
            aria-label={LECTURE.list.removeNamed(title)}
            onClick={() => act(deleteLecture(id))}
          >
            {LECTURE.list.remove}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Lectures to choose from: the example, those of this browser, and a file. */
export function LectureList({ onPresent, fault }: { readonly onPresent: () => void; readonly fault: string | null }) {
  const store = useLectureStore();
  const language = useLanguage();
  const [failed, setFailed] = useState<string | null>(null);
  const act = (done: Promise<void>) => {
    setFailed(null);
    done.catch((error: unknown) => setFailed(messageOf(error)));
  };
  const { openFile } = store.getState();
  const shownFault = failed ?? fault;
  return (
    <main id="main" tabIndex={-1} className="lectures">
      <p>
        <a href={START_LINK}>{LECTURE.present.leave}</a>
      </p>
      <h1>{LECTURE.list.title}</h1>
      <p>
        {LECTURE.list.about} {LECTURE.list.keys}
      </p>
      {shownFault && (
        <p role="alert" className="lecture-fault">
          <strong>{LECTURE.present.fault}.</strong> <Message text={shownFault} />
        </p>
      )}
      <ul className="lecture-list">
        <li>
          <strong>{LECTURE.list.example}</strong>
          <span>{LECTURE.list.exampleAbout}</span>
          <a className="button" href={EXAMPLE} aria-label={LECTURE.list.presentNamed(LECTURE.list.example)}>
            {LECTURE.list.present}
          </a>
        </li>
      </ul>
      <Stored onPresent={onPresent} act={act} />
      <UndoDelete />
      <p className="lecture-actions">
        <button
          type="button"
          className="button"
          onClick={() => {
            store.getState().create(emptyLecture(LECTURE.list.untitled, language));
            edit();
          }}
        >
          {LECTURE.list.create}
        </button>
        <FileButton accept=".json" onFiles={([file]) => file && act(openFile(file).then(onPresent))}>
          {LECTURE.list.open}
        </FileButton>
      </p>
      {!window.isSecureContext && <p className="lecture-note">{LECTURE.list.insecure}</p>}
    </main>
  );
}
