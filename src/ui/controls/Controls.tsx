import './controls.css';
import { Accordion } from '@mantine/core';
import { BudgetControls } from './BudgetControls.tsx';
import { DataControls } from './DataControls.tsx';
import { GridControls } from './GridControls.tsx';
import { MeasureControls } from './MeasureControls.tsx';
import { ModelControls } from './ModelControls.tsx';
import { TrainingControls } from './TrainingControls.tsx';

const GROUPS = [
  { id: 'data', name: 'Data', Fields: DataControls },
  { id: 'model', name: 'Model', Fields: ModelControls },
  { id: 'grid', name: 'Grid', Fields: GridControls },
  { id: 'budget', name: 'Budget and update', Fields: BudgetControls },
  { id: 'training', name: 'Schedule, rule, start', Fields: TrainingControls },
  { id: 'measure', name: 'Measure', Fields: MeasureControls },
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
      {GROUPS.map(({ id, name, Fields }) => (
        <Accordion.Item key={id} value={id}>
          <Accordion.Control>{name}</Accordion.Control>
          <Accordion.Panel>
            <Fields />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
