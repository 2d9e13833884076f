import './lecture-panel.css';
import { useEffect, useRef, useState } from 'react';
import { messageOf } from '../../errors.ts';
import { emptyLecture } from '../../state/lecture/edit-lecture.ts';
import { MOST_TITLE } from '../../state/lecture/lecture-file.ts';
import { useLanguage } from '../text/languages.ts';
import { Message } from '../text/Message.tsx';
import { useStore } from '../use-app.ts';
import { addStep } from './add-step.ts';
import { LectureActions } from './LectureActions.tsx';
import { LectureResults } from './LectureResults.tsx';
import { ALL_LECTURES_LINK } from './present-address.ts';
import { StepItem } from './StepItem.tsx';
import { UndoDelete } from './UndoDelete.tsx';
import { useLectureStore, useLectures } from './use-lectures.ts';
import { useShownSteps } from './use-shown-steps.ts';
import { LECTURE } from './words.ts';

/** Runs what may fail, and says why it did. */
function useAct() {
  const [fault, setFault] = useState<string | null>(null);
  const act = (action: () => unknown) => {
    setFault(null);
    const failed = (error: unknown) => setFault(messageOf(error));
    try {
      Promise.resolve(action()).catch(failed);
    } catch (error) {
      failed(error);
    }
  };
  return { fault, act };
}

/** What went wrong: at the last action, or when the lecture was kept. */
function Faults({ fault }: { readonly fault: string | null }) {
  const saveFault = useLectures((state) => state.saveFault);
  const storage = useLectures((state) => state.storage);
  return (
    <div role="alert" className="lecture-fault">
      {fault && (
        <p>
          <Message text={fault} />
        </p>
      )}
      {saveFault && <p>{LECTURE.panel.notSaved(saveFault)}</p>}
      {storage === 'absent' && <p>{LECTURE.list.absent}</p>}
    </div>
  );
}

/** The open lecture beside the board: its steps, which can be changed, and what can be done with all of them. */
export default function LecturePanel({ onClose }: { readonly onClose: () => void }) {
  const page = useStore();
  const store = useLectureStore();
  const language = useLanguage();
  const lecture = useLectures((state) => state.current?.lecture) ?? emptyLecture(LECTURE.list.untitled, language);
  const shown = useShownSteps(lecture);
  const { fault, act } = useAct();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  const { create, edit } = store.getState();
  const hasLecture = useLectures((state) => state.current !== null);
  const rename = (title: string) =>
    hasLecture ? edit((own) => ({ ...own, title })) : create({ ...emptyLecture('', language), title });
  return (
    <aside
      className="lecture-panel"
      aria-label={LECTURE.panel.name}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="lecture-panel-head">
        <h2>{LECTURE.panel.name}</h2>
        <a href={ALL_LECTURES_LINK}>{LECTURE.panel.all}</a>
        <button
          ref={close}
          type="button"
          className="quiet-button icon-button"
          aria-label={LECTURE.panel.close}
          onClick={onClose}
        >
          ×
        </button>
      </div>
      <input
        type="text"
        className="lecture-panel-title"
        aria-label={LECTURE.panel.title}
        maxLength={MOST_TITLE}
        lang={lecture.language}
        value={lecture.title}
        onChange={({ currentTarget: { value } }) => rename(value)}
      />
      <LectureActions lecture={lecture} act={act} onAdd={() => act(() => addStep(page))} />
      <Faults fault={fault} />
      <UndoDelete />
      {lecture.steps.length === 0 && <p className="lecture-note">{LECTURE.panel.empty}</p>}
      <ol className="lecture-steps">
        {lecture.steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the order.
          <StepItem key={index} {...{ lecture, step, index, act }} shown={shown[index] ?? null} />
        ))}
      </ol>
      {lecture.sweeps.length > 0 && <LectureResults lecture={lecture} act={act} />}
      <p className="lecture-note">{LECTURE.panel.values}</p>
    </aside>
  );
}
