import './workbench.css';
import { Button, Drawer } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Board } from '../Board.tsx';
import { Controls } from '../controls/Controls.tsx';
import { InvalidFieldsProvider } from '../controls/invalid-fields.tsx';
import { WIDE } from '../layout-widths.ts';
import { MantineScope } from '../mantine/MantineScope.tsx';
import { Notices } from '../notices/Notices.tsx';
import { RunBar } from '../run-bar/RunBar.tsx';
import { BoardMessages } from '../shell/BoardMessages.tsx';
import { useScrollLock } from '../use-scroll-lock.ts';

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
      <Drawer.Content aria-label="Spec of the next sweep">
        <Drawer.Body>
          <div className="drawer-head">
            <strong>Settings</strong>
            <Drawer.CloseButton aria-label="Close settings" />
          </div>
          <Controls />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** Controls in a column on wide screens, else in a drawer. */
function Workbench() {
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false }) ?? true;
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <div className="app">
      {isWide ? (
        <aside className="controls-column" aria-label="Spec of the next sweep">
          <Controls />
        </aside>
      ) : (
        <SettingsDrawer isOpen={isOpen} onClose={close} />
      )}
      <RunBar>
        {!isWide && (
          <Button size="sm" variant="default" onClick={open}>
            Settings
          </Button>
        )}
      </RunBar>
      <BoardMessages />
      <Board />
      <Notices />
    </div>
  );
}

/** Every panel and every setting. */
export default function WorkbenchView() {
  return (
    <MantineScope>
      <InvalidFieldsProvider>
        <Workbench />
      </InvalidFieldsProvider>
    </MantineScope>
  );
}
