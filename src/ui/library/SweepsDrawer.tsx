import './sweeps.css';
import { Drawer } from '@mantine/core';
import { MantineScope } from '../mantine/MantineScope.tsx';
import { useOpensAfterMount } from '../mantine/use-opens-after-mount.ts';
import { useScrollLock } from '../use-scroll-lock.ts';
import { SweepsPanel } from './SweepsPanel.tsx';
import { LIBRARY } from './words.ts';

interface SweepsDrawerProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The list of sweeps in a drawer. */
export default function SweepsDrawer({ isOpen, onClose }: SweepsDrawerProps) {
  useScrollLock(isOpen);
  return (
    <MantineScope>
      <Drawer.Root
        opened={useOpensAfterMount(isOpen)}
        onClose={onClose}
        size="min(100vw, 25rem)"
        transitionProps={{ duration: 150 }}
      >
        <Drawer.Overlay backgroundOpacity={0.25} />
        <Drawer.Content aria-label={LIBRARY.name}>
          <Drawer.Body className="sweeps">
            <div className="drawer-head">
              <h2>{LIBRARY.name}</h2>
              <Drawer.CloseButton aria-label={LIBRARY.close} />
            </div>
            <SweepsPanel onOpened={onClose} />
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    </MantineScope>
  );
}
