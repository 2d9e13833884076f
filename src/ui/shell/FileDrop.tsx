import { useApp } from '../use-app.ts';
import { useOpenFiles } from '../use-open-files.ts';
import { DropOverlay } from './DropOverlay.tsx';

/** Takes files dropped anywhere on the pages of the board. It is there before the rest of a page that loads later. */
export function FileDrop() {
  const openFiles = useOpenFiles();
  return (
    <DropOverlay onFiles={openFiles}>
      Drop data to train on, or a network to measure
      <p>Data as CSV, NPZ or IDX; a network as NPZ or safetensors. Files stay on this machine.</p>
    </DropOverlay>
  );
}

/** Takes networks dropped anywhere on the view that measures them. */
export function NetworkDrop() {
  const openNetworks = useApp((state) => state.openNetworks);
  return (
    <DropOverlay onFiles={(files) => void openNetworks(files)}>
      Drop a network to measure
      <p>NPZ or safetensors, with its data. Files stay on this machine.</p>
    </DropOverlay>
  );
}
