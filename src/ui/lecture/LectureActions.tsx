import { useState } from 'react';
import { LONGEST_LINK } from '../../state/board-link/board-link.ts';
import type { Lecture } from '../../state/lecture/lecture.ts';
import { packLecture, unreadableSteps } from '../../state/lecture/lecture-file.ts';
import { copyLink } from '../header/copy-link.ts';
import { presentFragment } from './present-address.ts';
import { saveLecture } from './save-lecture.ts';
import { LECTURE } from './words.ts';

interface LectureActionsProps {
  readonly lecture: Lecture;
  readonly act: (action: () => unknown) => void;
  readonly onAdd: () => void;
}

/** What can be done with the lecture as a whole. */
export function LectureActions({ lecture, act, onAdd }: LectureActionsProps) {
  const [said, setSaid] = useState<string | null>(null);
  const isEmpty = lecture.steps.length === 0;
  /** Says so where a file or a link of the lecture could not be opened. */
  const isUnreadable = () => {
    const numbers = unreadableSteps(lecture);
    setSaid(numbers.length > 0 ? LECTURE.panel.unreadable(numbers) : null);
    return numbers.length > 0;
  };
  const copy = async () => {
    if (isUnreadable()) return;
    const fragment = presentFragment({
      source: { kind: 'packed', packed: packLecture(lecture) },
      step: 1,
      opensBoard: false,
    });
    if (fragment.length > LONGEST_LINK) return setSaid(LECTURE.panel.linkTooLong(fragment.length));
    const done = (await copyLink(fragment)) ? LECTURE.panel.copied : LECTURE.panel.inAddressBar;
    setSaid(`${done}. ${LECTURE.panel.linkWithoutResults}`);
  };
  const save = () => {
    if (isUnreadable()) return;
    saveLecture(lecture);
  };
  return (
    <>
      <div className="lecture-panel-actions">
        <button type="button" className="button" onClick={onAdd}>
          {LECTURE.panel.add}
        </button>
        {!isEmpty && (
          <>
            <a className="button" href={presentFragment({ source: null, step: 1, opensBoard: false })}>
              {LECTURE.panel.present}
            </a>
            <button type="button" className="quiet-button" onClick={() => act(save)}>
              {LECTURE.panel.save}
            </button>
            <button type="button" className="quiet-button" onClick={() => act(copy)}>
              {LECTURE.panel.copyLink}
            </button>
          </>
        )}
      </div>
      <p role="status" className="lecture-note">
        {said}
      </p>
    </>
  );
}
