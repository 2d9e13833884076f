import './controls.css';
import { Accordion } from '@mantine/core';
import { BudgetControls } from './BudgetControls.tsx';
import { DataControls } from './DataControls.tsx';
import { GridControls } from './GridControls.tsx';
import { MeasureControls } from './MeasureControls.tsx';
import { ModelControls } from './ModelControls.tsx';
import { TrainingControls } from './TrainingControls.tsx';
import { CONTROLS } from './words.ts';

const GROUPS = [
  { id: 'data', Fields: DataControls },
  { id: 'model', Fields: ModelControls },
  { id: 'grid', Fields: GridControls },
  { id: 'budget', Fields: BudgetControls },
  { id: 'training', Fields: TrainingControls },
  { id: 'measure', Fields: MeasureControls },
] as const;
const OPEN = GROUPS.slice(0, -2).map(({ id }) => id);

/** The spec of the next sweep as a form. A sweep on the board keeps its own. */
export function Controls() {
  return (
    <Accordion
      className="controls"
      multiple
      defaultValue={OPEN}
      chevronPosition="right"
      order={2}
      transitionDuration={150}
    >
      {GROUPS.map(({ id, Fields }) => (
        <Accordion.Item key={id} value={id}>
          <Accordion.Control>{CONTROLS.groups[id]}</Accordion.Control>
          <Accordion.Panel>
            <Fields />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
