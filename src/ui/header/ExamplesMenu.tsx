import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { messageOf } from '../../errors.ts';
import { DEFAULT_SPEC } from '../../sweep/spec/default-spec.ts';
import { parseSweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { useApp } from '../use-app.ts';

/** The specs in public/examples, which also work on the command line. */
const EXAMPLES = [
  { file: 'small.json', title: 'A few seconds: 3 × 3 cells' },
  { file: 'edge-of-stability.json', title: 'Edge of stability: λ₁ rises to 2/η, small batches stay below' },
  { file: 'best-rate.json', title: 'Best η of every B: linear scaling and its limit, 168 runs' },
  { file: 'ratio-study.json', title: 'Sharpness is a function of η/B: 7 × 6 cells, 126 runs' },
];

async function exampleSpec(file: string) {
  const response = await fetch(`examples/${file}`);
  if (!response.ok)
    throw new Error(`examples/${file}: must be served with the page, got status ${response.status}. Reload it.`);
  return parseSweepSpec(await response.json());
}

/** Example sweeps: choosing one loads it into the controls and runs it. */
export function ExamplesMenu() {
  const editDraft = useApp((state) => state.editDraft);
  const start = useApp((state) => state.start);
  const [fault, setFault] = useState<string | null>(null);
  const run = async (load: () => ReturnType<typeof exampleSpec>) => {
    try {
      const spec = await load();
      setFault(null);
      editDraft(() => spec);
      await start();
    } catch (error) {
      setFault(messageOf(error));
    }
  };
  return (
    <Menu position="bottom-end" shadow="md" transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <Button size="xs" variant="subtle" color="gray">
          Examples
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void run(async () => parseSweepSpec(DEFAULT_SPEC))}>The first sweep</Menu.Item>
        {EXAMPLES.map(({ file, title }) => (
          <Menu.Item key={file} onClick={() => void run(() => exampleSpec(file))}>
            {title}
          </Menu.Item>
        ))}
        {fault && <Menu.Label role="alert">{fault}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
