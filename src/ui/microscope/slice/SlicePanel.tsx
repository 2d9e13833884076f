import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { PLANES, type Plane } from '../../../sweep/inspection/findings.ts';
import { Finding } from '../Finding.tsx';
import { useFinding } from '../use-finding.ts';
import { SliceFigure } from './SliceFigure.tsx';

const NAMES: Readonly<Record<Plane, string>> = { trajectory: 'PCA', eigenvectors: 'sharpest', random: 'random' };
const OPTIONS = PLANES.map((value) => ({ value, label: NAMES[value] }));

/** The loss in a plane through the run. */
export function SlicePanel({ note }: { note: string }) {
  const [plane, setPlane] = useState<Plane>('trajectory');
  const found = useFinding({ kind: 'slice', plane });
  return (
    <Finding
      title="Landscape"
      term="landscape"
      controls={<SegmentedControl<Plane> aria-label="Plane" value={plane} onChange={setPlane} data={OPTIONS} />}
      found={found}
      why="The training loss around the run, in the plane of the first two principal components of its trajectory (PCA), of its two sharpest directions, or of two random directions."
    >
      {(finding, size) => <SliceFigure finding={finding} size={size} note={note} />}
    </Finding>
  );
}
