import { Accordion } from '@mantine/core';
import { BudgetControls } from './BudgetControls.tsx';
import { DataControls } from './DataControls.tsx';
import { GridControls } from './GridControls.tsx';
import { MeasureControls } from './MeasureControls.tsx';
import { ModelControls } from './ModelControls.tsx';

const GROUPS = [
  { name: 'Data', Fields: DataControls },
  { name: 'Model', Fields: ModelControls },
  { name: 'Grid', Fields: GridControls },
  { name: 'Budget and update', Fields: BudgetControls },
  { name: 'Measure (advanced)', Fields: MeasureControls },
] as const;
const OPEN = GROUPS.slice(0, -1).map(({ name }) => name);

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
      {GROUPS.map(({ name, Fields }) => (
        <Accordion.Item key={name} value={name}>
          <Accordion.Control>{name}</Accordion.Control>
          <Accordion.Panel>
            <Fields />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
