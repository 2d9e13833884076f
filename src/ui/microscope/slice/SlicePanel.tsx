import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { PLANES, type Plane } from '../../../sweep/inspection/findings.ts';
import { Finding } from '../Finding.tsx';
import { useFinding } from '../use-finding.ts';
import { MICROSCOPE } from '../words.ts';
import { SliceFigure } from './SliceFigure.tsx';

/** The loss in a plane through the run. */
export function SlicePanel({ note }: { note: string }) {
  const [plane, setPlane] = useState<Plane>('trajectory');
  const words = MICROSCOPE.slice;
  const options = PLANES.map((value) => ({ value, label: words.planes[value] }));
  const found = useFinding({ kind: 'slice', plane });
  return (
    <Finding
      title={words.title}
      term="landscape"
      controls={<SegmentedControl<Plane> aria-label={words.plane} value={plane} onChange={setPlane} data={options} />}
      found={found}
      why={words.why}
    >
      {(finding, size) => <SliceFigure finding={finding} size={size} note={note} />}
    </Finding>
  );
}
