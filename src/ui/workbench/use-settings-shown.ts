import { useEffect, useState } from 'react';
import { keptText } from '../../state/kept-text.ts';
import { useApp } from '../use-app.ts';

const kept = keptText('sgdscope-settings-shown');

/** From this width on there is room for settings and three columns of panels. */
const ROOM = '(min-width: 1400px)';

/** Whether the settings stand beside the board; remembered. Until it is chosen, where there is room. A question in them shows them. */
export function useSettingsShown(): readonly [boolean, (isShown: boolean) => void] {
  const [isShown, setIsShown] = useState(() => {
    const choice = kept.read();
    return choice === null ? window.matchMedia(ROOM).matches : choice === '1';
  });
  const hasQuestion = useApp((state) => state.readingQuestion !== null);
  useEffect(() => {
    if (hasQuestion) setIsShown(true);
  }, [hasQuestion]);
  return [
    isShown,
    (next) => {
      kept.write(next ? '1' : '0');
      setIsShown(next);
    },
  ];
}
