import '@mantine/core/styles.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import { Button, Drawer, MantineProvider } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Board } from './Board.tsx';
import { ClaimsView } from './claims/ClaimsView.tsx';
import { Controls } from './controls/Controls.tsx';
import { InvalidFieldsProvider } from './controls/invalid-fields.tsx';
import { DropOverlay } from './DropOverlay.tsx';
import { Header } from './header/Header.tsx';
import { WIDE } from './layout-widths.ts';
import { MeasureView } from './measure/MeasureView.tsx';
import { useRoute } from './route.ts';
import { RunBar } from './run-bar/RunBar.tsx';
import { cssVariables, theme } from './theme.ts';
import { type AppStore, StoreProvider } from './use-app.ts';
import { useOpenFiles } from './use-open-files.ts';
import { usePageKeys } from './use-page-keys.ts';

function SettingsDrawer({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
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
function BoardShell() {
  usePageKeys();
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false }) ?? true;
  const [isOpen, { open, close }] = useDisclosure(false);
  const openFiles = useOpenFiles();
  return (
    <div className="app">
      <Header />
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
      <Board />
      <DropOverlay onFiles={openFiles}>
        Drop data to train on, or a network to measure
        <p>Data as CSV, NPZ or IDX; a network as NPZ or safetensors. Files stay on this machine.</p>
      </DropOverlay>
    </div>
  );
}

/** The board, the claims or a measured network, by the route. */
function Shell() {
  const route = useRoute();
  if (route.view === 'board') return <BoardShell />;
  return (
    <div className="app-page">
      <Header />
      {route.view === 'measure' ? <MeasureView /> : <ClaimsView route={route} />}
    </div>
  );
}

/** The whole page over one store. */
export function App({ store }: { store: AppStore }) {
  return (
    <StoreProvider value={store}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <InvalidFieldsProvider>
          <Shell />
        </InvalidFieldsProvider>
      </MantineProvider>
    </StoreProvider>
  );
}
