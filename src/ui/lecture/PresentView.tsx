import './lectures.css';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { messageOf } from '../../errors.ts';
import type { Lecture } from '../../state/lecture/lecture.ts';
import type { LectureAddress } from '../../state/lecture/lecture-state.ts';
import { LectureList } from './LectureList.tsx';
import { OpenOnBoard } from './OpenOnBoard.tsx';
import { Presentation } from './Presentation.tsx';
import { listsAll, presentAddress } from './present-address.ts';
import { useLectureStore, useLectures } from './use-lectures.ts';
import { LECTURE } from './words.ts';

function onHashChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

interface Fetched {
  readonly source: LectureAddress;
  readonly lecture: Lecture | null;
  readonly fault: string | null;
}

/** The lecture that the address asks for; null as long as it is not there. */
function useFetched(source: LectureAddress | null): Fetched | null {
  const store = useLectureStore();
  const [fetched, setFetched] = useState<Fetched | null>(null);
  useEffect(() => {
    if (!source) return;
    let isCurrent = true;
    store
      .getState()
      .fetch(source)
      .then((lecture) => ({ source, lecture, fault: null }))
      .catch((error: unknown) => ({ source, lecture: null, fault: messageOf(error) }))
      .then((found) => isCurrent && setFetched(found));
    return () => {
      isCurrent = false;
    };
  }, [store, source]);
  return fetched?.source === source ? fetched : null;
}

/** What the address asks for, kept the same while only the step changes, which the page itself writes. */
function useAddress() {
  const fragment = useSyncExternalStore(onHashChange, () => window.location.hash);
  const { step, opensBoard, source } = presentAddress(fragment);
  const key = JSON.stringify(source);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the source.
  const same = useMemo(() => source, [key]);
  return { step, opensBoard, source: same, key, isList: listsAll(fragment) };
}

/** A lecture, large, or the lectures that there are. */
export default function PresentView() {
  const { step, opensBoard, source, key, isList } = useAddress();
  const fetched = useFetched(source);
  const current = useLectures((state) => state.current);
  const storage = useLectures((state) => state.storage);
  const [isChosen, setIsChosen] = useState(false);
  if (source && !fetched)
    return (
      <main id="main" tabIndex={-1} className="lectures" aria-busy="true">
        <p role="status">{LECTURE.present.loading}</p>
      </main>
    );
  const lecture = source ? fetched?.lecture : current?.lecture;
  if (lecture && opensBoard) return <OpenOnBoard lecture={lecture} index={step - 1} source={source} />;
  if (lecture && lecture.steps.length > 0 && (source || isChosen || !isList))
    return <Presentation key={`${key} ${current?.id}`} lecture={lecture} source={source} first={step - 1} />;
  if (!source && !isList && storage === 'loading' && !current)
    return (
      <main id="main" tabIndex={-1} className="lectures" aria-busy="true">
        <p role="status">{LECTURE.present.loading}</p>
      </main>
    );
  return <LectureList onPresent={() => setIsChosen(true)} fault={fetched?.fault ?? null} />;
}
