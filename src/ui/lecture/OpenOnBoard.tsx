import { useEffect, useState } from 'react';
import type { Lecture } from '../../state/lecture/lecture.ts';
import type { LectureAddress } from '../../state/lecture/lecture-state.ts';
import { Message } from '../text/Message.tsx';
import { stepLink } from './step-link.ts';
import { useLectureStore, useLectures } from './use-lectures.ts';
import { LECTURE } from './words.ts';

interface OpenOnBoardProps {
  readonly lecture: Lecture;
  readonly index: number;
  readonly source: LectureAddress | null;
}

/**
 * Opens a step on the board as one to whom its link was handed: the board computes the sweep itself, and says whether it came out as in the
 * lecture.
 */
export function OpenOnBoard({ lecture, index, source }: OpenOnBoardProps) {
  const store = useLectureStore();
  const own = lecture.sweeps[lecture.steps[index]?.sweep ?? -1];
  const saved = own?.saved;
  const held = useLectures((state) => (saved ? state.results.get(saved) : undefined));
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    if (own) store.getState().read(own);
    if (saved && (!held || held.state === 'reading')) return;
    const sweep = held?.state === 'ready' ? held.sweep : null;
    // The whole link, which needs no lecture.
    const link = stepLink(lecture, { step: index, sweep, source: null });
    if (link?.kind === 'link') window.location.replace(link.fragment);
    else setFault(link ? LECTURE.code.long(link.characters) : LECTURE.present.noSteps);
  }, [store, own, saved, held, lecture, index]);
  return (
    <main id="main" tabIndex={-1} className="lectures" aria-busy={fault === null}>
      {fault === null ? (
        <p role="status">{source ? LECTURE.present.reading : LECTURE.present.loading}</p>
      ) : (
        <p role="alert">
          <Message text={fault} />
        </p>
      )}
    </main>
  );
}
