import { PAGE } from '../text/page-words.ts';
import { useApp } from '../use-app.ts';
import { useOpenFiles } from '../use-open-files.ts';
import { DropOverlay } from './DropOverlay.tsx';

/** Takes files dropped anywhere on the pages of the board. It is there before the rest of a page that loads later. */
export function FileDrop() {
  const openFiles = useOpenFiles();
  return (
    <DropOverlay onFiles={openFiles}>
      {PAGE.drop.board}
      <p>{PAGE.drop.boardFormats}</p>
    </DropOverlay>
  );
}

/** Takes networks dropped anywhere on the view that measures them. */
export function NetworkDrop() {
  const openNetworks = useApp((state) => state.openNetworks);
  return (
    <DropOverlay onFiles={(files) => void openNetworks(files)}>
      {PAGE.drop.network}
      <p>{PAGE.drop.networkFormats}</p>
    </DropOverlay>
  );
}
