import { messageOf } from '../../errors.ts';
import { fetchServed } from '../../offline/page/fetch-served.ts';
import { DEFAULT_SPEC } from '../../sweep/spec/default-spec.ts';
import { parseSweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { MenuItem, PopoverMenu } from '../elements/PopoverMenu.tsx';
import { useApp } from '../use-app.ts';
import { HEADER } from './words.ts';

/** The specs in public/examples, which also work on the command line. */
const EXAMPLES = [
  { file: 'small.json', key: 'small' },
  { file: 'edge-of-stability.json', key: 'edgeOfStability' },
  { file: 'best-rate.json', key: 'bestRate' },
  { file: 'ratio-study.json', key: 'ratioStudy' },
] as const;

async function exampleSpec(file: string) {
  const response = await fetchServed(`examples/${file}`);
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
    <PopoverMenu label={HEADER.examples.name}>
      <MenuItem onChoose={() => void run(async () => parseSweepSpec(DEFAULT_SPEC))}>{HEADER.examples.first}</MenuItem>
      {EXAMPLES.map(({ file, key }) => (
        <MenuItem key={file} onChoose={() => void run(() => exampleSpec(file))}>
          {HEADER.examples[key]}
        </MenuItem>
      ))}
    </PopoverMenu>
  );
}
