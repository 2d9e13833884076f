import { messageOf } from '../../errors.ts';
import { DEFAULT_SPEC } from '../../sweep/spec/default-spec.ts';
import { parseSweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { MenuItem, PopoverMenu } from '../elements/PopoverMenu.tsx';
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

/** Example sweeps: choosing one makes it the draft and runs it. */
export function ExamplesMenu() {
  const editDraft = useApp((state) => state.editDraft);
  const start = useApp((state) => state.start);
  const notify = useApp((state) => state.notify);
  const run = async (load: () => ReturnType<typeof exampleSpec>) => {
    try {
      const spec = await load();
      editDraft(() => spec);
      await start();
    } catch (error) {
      notify({ id: 'example', kind: 'warning', text: messageOf(error) });
    }
  };
  return (
    <PopoverMenu label="Examples">
      <MenuItem onChoose={() => void run(async () => parseSweepSpec(DEFAULT_SPEC))}>The first sweep</MenuItem>
      {EXAMPLES.map(({ file, title }) => (
        <MenuItem key={file} onChoose={() => void run(() => exampleSpec(file))}>
          {title}
        </MenuItem>
      ))}
    </PopoverMenu>
  );
}
