import type { BoardSweep } from '../../state/app-state.ts';
import type { RatioScale } from '../charts/colours.ts';
import { MantineScope } from '../mantine/MantineScope.tsx';
import Microscope from '../microscope/Microscope.tsx';

/** The microscope over the Start view; loaded when a cell is opened first. */
export default function StartMicroscope({ sweep, scale }: { sweep: BoardSweep; scale: RatioScale }) {
  return (
    <MantineScope>
      <Microscope sweep={sweep} scale={scale} />
    </MantineScope>
  );
}
