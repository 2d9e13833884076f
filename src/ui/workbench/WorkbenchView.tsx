import './workbench.css';
import { Button, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useCallback } from 'react';
import { Controls } from '../controls/Controls.tsx';
import { InvalidFieldsProvider } from '../controls/invalid-fields.tsx';
import { FigureRequests } from '../figures/figure-request.tsx';
import { MantineScope } from '../mantine/MantineScope.tsx';
import { Notices } from '../notices/Notices.tsx';
import { RunBar } from '../run-bar/RunBar.tsx';
import { BoardMessages } from '../shell/BoardMessages.tsx';
import { SettingSentence } from '../start/SettingSentence.tsx';
import { useScrollLock } from '../use-scroll-lock.ts';
import { useWide } from '../use-size-class.ts';
import { Board } from './Board.tsx';
import { BoardFinding } from './BoardFinding.tsx';
import { BoardToolbar } from './BoardToolbar.tsx';
import { PlayBar } from './PlayBar.tsx';
import { useBoardKeys } from './use-board-keys.ts';
import { useSettingsShown } from './use-settings-shown.ts';
import { WORKBENCH } from './words.ts';

function SettingsDrawer({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  useScrollLock(isOpen);
  return (
    <Drawer.Root
      opened={isOpen}
      onClose={onClose}
      size="min(100vw, 360px)"
      keepMounted
      transitionProps={{ duration: 150 }}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={WORKBENCH.spec}>
        <Drawer.Body>
          <div className="drawer-head">
            <strong>{WORKBENCH.settings}</strong>
            <Drawer.CloseButton aria-label={WORKBENCH.closeSettings} />
          </div>
          <Controls />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** Settings beside the board where they are wanted and have room, else in a drawer. */
function Workbench() {
  const isWide = useWide();
  const [isOpen, { open, close, toggle }] = useDisclosure(false);
  const [isShown, setIsShown] = useSettingsShown();
  const toggleSettings = useCallback(
    () => (isWide ? setIsShown(!isShown) : toggle()),
    [isWide, isShown, setIsShown, toggle],
  );
  useBoardKeys({ toggleSettings });
  const isBeside = isWide && isShown;
  return (
    <div className={isBeside ? 'app' : 'app app-without-settings'}>
      {isBeside && (
        <aside className="controls-column" aria-label={WORKBENCH.spec}>
          <Controls />
        </aside>
      )}
      {!isWide && <SettingsDrawer isOpen={isOpen} onClose={close} />}
      <div className="app-main">
        <RunBar setting={<SettingSentence isPrevious={false} />}>
          <Button
            size="sm"
            variant="default"
            title={WORKBENCH.settingsHint}
            {...(isWide && { 'aria-expanded': isShown })}
            onClick={isWide ? toggleSettings : open}
          >
            {WORKBENCH.settings}
          </Button>
        </RunBar>
        <BoardMessages />
        <BoardToolbar />
        <BoardFinding />
        <Board />
        <PlayBar />
      </div>
      <Notices />
    </div>
  );
}

/** Every panel and every setting. */
export default function WorkbenchView() {
  return (
    <MantineScope>
      <InvalidFieldsProvider>
        <FigureRequests>
          <Workbench />
        </FigureRequests>
      </InvalidFieldsProvider>
    </MantineScope>
  );
}
