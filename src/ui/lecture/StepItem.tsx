import { type DragEvent, useId } from 'react';
import { cutShort } from '../../errors.ts';
import { unreadableIn } from '../../state/lecture/caption-template.ts';
import { withStepMoved, withStepText } from '../../state/lecture/edit-lecture.ts';
import type { Lecture, LectureStep } from '../../state/lecture/lecture.ts';
import { MOST_CAPTION, MOST_TITLE } from '../../state/lecture/lecture-file.ts';
import { shownText } from './caption-values.ts';
import { presentFragment } from './present-address.ts';
import type { ShownStep } from './shown-step.ts';
import { useLectureStore } from './use-lectures.ts';
import { LECTURE } from './words.ts';

interface StepItemProps {
  readonly lecture: Lecture;
  readonly step: LectureStep;
  readonly index: number;
  /** Its results, where they are at hand. */
  readonly shown: ShownStep | null;
  readonly act: (action: () => void | Promise<void>) => void;
}

const DRAGGED = 'application/x-sgdscope-step';

/** Moves a step by dragging one onto another; the buttons do the same. */
function useDragging(index: number, move: (from: number, to: number) => void) {
  return {
    handle: {
      draggable: true,
      onDragStart: ({ dataTransfer }: DragEvent) => dataTransfer.setData(DRAGGED, String(index)),
    },
    target: {
      onDragOver: (event: DragEvent) => event.dataTransfer.types.includes(DRAGGED) && event.preventDefault(),
      onDrop(event: DragEvent) {
        const from = event.dataTransfer.getData(DRAGGED);
        if (from === '') return;
        event.preventDefault();
        event.stopPropagation();
        move(Number(from), index);
      },
    },
  };
}

/** What a step says: its title, its caption, and how that reads with its values. */
function StepText({ lecture: { language }, step, index, shown }: Omit<StepItemProps, 'act'>) {
  const { edit } = useLectureStore().getState();
  const fault = unreadableIn(step.title) ?? unreadableIn(step.caption);
  const id = useId();
  return (
    <div className="lecture-step-text">
      <input
        type="text"
        lang={language}
        maxLength={MOST_TITLE}
        aria-label={LECTURE.panel.stepTitle(index + 1)}
        value={step.title}
        onChange={({ currentTarget: { value } }) => edit((lecture) => withStepText(lecture, index, { title: value }))}
      />
      <textarea
        lang={language}
        rows={3}
        maxLength={MOST_CAPTION}
        aria-label={LECTURE.panel.stepCaption(index + 1)}
        aria-describedby={id}
        aria-invalid={fault !== null}
        value={step.caption}
        onChange={({ currentTarget: { value } }) => edit((lecture) => withStepText(lecture, index, { caption: value }))}
      />
      <p id={id} className={fault ? 'lecture-step-fault' : 'lecture-step-reads'}>
        {fault ? (
          LECTURE.panel.noValue(cutShort(fault))
        ) : (
          <>
            {LECTURE.panel.reads}
            <span lang={language}>{shownText(step.caption, shown, language)}</span>
          </>
        )}
      </p>
    </div>
  );
}

/** A step of the open lecture: what it says, and what can be done with it. */
export function StepItem({ act, ...props }: StepItemProps) {
  const { lecture, index } = props;
  const { edit, updateStep, deleteStep, show } = useLectureStore().getState();
  const number = index + 1;
  const move = (from: number, to: number) => edit((own) => withStepMoved(own, from, to));
  const { handle, target } = useDragging(index, move);
  const words = LECTURE.panel;
  return (
    <li {...target}>
      <div className="lecture-step-order">
        <button
          type="button"
          className="quiet-button icon-button"
          aria-label={words.up(number)}
          disabled={index === 0}
          onClick={() => move(index, index - 1)}
        >
          ↑
        </button>
        <span {...handle} className="lecture-step-handle" title={words.drag(number)}>
          {number}
        </span>
        <button
          type="button"
          className="quiet-button icon-button"
          aria-label={words.down(number)}
          disabled={number === lecture.steps.length}
          onClick={() => move(index, index + 1)}
        >
          ↓
        </button>
      </div>
      <StepText {...props} />
      <div className="lecture-step-actions">
        <button
          type="button"
          className="quiet-button"
          aria-label={words.show(number)}
          onClick={() => act(() => show(lecture, index))}
        >
          {words.showShort}
        </button>
        <button
          type="button"
          className="quiet-button"
          aria-label={words.update(number)}
          onClick={() => act(() => updateStep(index))}
        >
          {words.updateShort}
        </button>
        <a
          className="quiet-button"
          href={presentFragment({ source: null, step: number, opensBoard: false })}
          aria-label={words.presentFrom(number)}
        >
          {words.present}
        </a>
        <button
          type="button"
          className="quiet-button"
          aria-label={words.remove(number)}
          onClick={() => deleteStep(index)}
        >
          {words.removeShort}
        </button>
      </div>
    </li>
  );
}
