import { lazy, useEffect, useEffectEvent, useState } from 'react';
import { createPortal } from 'react-dom';
import { messageOf } from '../../errors.ts';
import { MenuItem, PopoverMenu } from '../elements/PopoverMenu.tsx';
import { isTyping } from '../is-typing.ts';
import { PRESENT_LINK } from '../route.ts';
import { LazyPart } from '../shell/LazyPart.tsx';
import { useStore } from '../use-app.ts';
import { openLecturePanel, useLecturePanelOpen } from './lecture-panel-open.ts';
import { HEADER } from './words.ts';

const LazyPanel = lazy(() => import('../lecture/LecturePanel.tsx'));

/** Milliseconds for which the button says that a step was added. */
const SAID_FOR = 2500;

const EXAMPLE = `${PRESENT_LINK}?script=lectures/same-ratio.lecture.json&step=1`;
const open = (fragment: string) => {
  window.location.hash = fragment;
};

/** a: adds the board to the lecture; p: presents it. Not while typing. */
function useLectureKeys(add: () => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event;
    if (defaultPrevented || ctrlKey || metaKey || altKey || isTyping(target)) return;
    if (document.querySelector(':popover-open, dialog[open]')) return;
    if (key === 'a') add();
    else if (key === 'p') open(PRESENT_LINK);
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Adds the board to a lecture, and presents it. What does so is fetched when it is used. */
export default function LectureMenu() {
  const store = useStore();
  const [added, setAdded] = useState<number | null>(null);
  const isOpen = useLecturePanelOpen();
  const add = () =>
    void import('../lecture/add-step.ts')
      .then(({ addStep }) => addStep(store))
      .then(setAdded)
      .catch((error: unknown) => store.getState().notify({ id: 'lecture', kind: 'warning', text: messageOf(error) }));
  useLectureKeys(add);
  useEffect(() => {
    if (added === null) return;
    const timer = setTimeout(() => setAdded(null), SAID_FOR);
    return () => clearTimeout(timer);
  }, [added]);
  const words = HEADER.lecture;
  return (
    <>
      <PopoverMenu label={added === null ? words.name : words.added(added)}>
        <MenuItem onChoose={add}>{words.add}</MenuItem>
        <MenuItem onChoose={() => openLecturePanel(true)}>{words.edit}</MenuItem>
        <MenuItem onChoose={() => open(PRESENT_LINK)}>{words.present}</MenuItem>
        <MenuItem onChoose={() => open(EXAMPLE)}>{words.example}</MenuItem>
      </PopoverMenu>
      <span className="visually-hidden" role="status">
        {added === null ? '' : words.added(added)}
      </span>
      {isOpen &&
        createPortal(
          <LazyPart>
            <LazyPanel onClose={() => openLecturePanel(false)} />
          </LazyPart>,
          document.body,
        )}
    </>
  );
}
