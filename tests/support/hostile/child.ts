// A process of its own, in which malformed files are read: its peak memory is that of the readers. Prints one JSON object.
import { BOMBS } from './bombs.ts';
import { HOSTILE_FORMATS } from './registry.ts';
import { faultOf, type Outcome, runCases } from './run-cases.ts';

export interface BombOutcome {
  readonly name: string;
  readonly bytes: number;
  /** Of processor time, which other processes do not lengthen. */
  readonly milliseconds: number;
  /** Of the process so far, in MiB. */
  readonly peak: number;
  /** Its error; null if it was read. */
  readonly message: string | null;
  readonly fault: string | undefined;
}

export interface ChildReport {
  /** Peak memory before anything was read and after everything, in MiB. */
  readonly before: number;
  readonly peak: number;
  readonly bombs: readonly BombOutcome[];
  readonly formats: readonly (Outcome & { readonly name: string })[];
}

const peakNow = () => Math.round(process.resourceUsage().maxRSS / 1024);

async function set(bomb: (typeof BOMBS)[number]): Promise<BombOutcome> {
  const bytes = bomb.make();
  const start = process.cpuUsage();
  const error = await (async () => bomb.read(bytes))().then(
    () => null,
    (thrown: unknown) => thrown ?? 'nothing',
  );
  const { user, system } = process.cpuUsage(start);
  const milliseconds = Math.round((user + system) / 1000);
  const message = error === null ? null : error instanceof Error ? error.message : String(error);
  const fault = error === null ? undefined : faultOf(error);
  return { name: bomb.name, bytes: bytes.length, milliseconds, peak: peakNow(), message, fault };
}

const [from, to, only] = process.argv.slice(2);
const before = peakNow();
const bombs: BombOutcome[] = [];
for (const bomb of BOMBS) if (only === undefined || bomb.name === only) bombs.push(await set(bomb));
const formats: ChildReport['formats'][number][] = [];
for (const format of HOSTILE_FORMATS)
  formats.push({ name: format.name, ...(await runCases(format, { from: Number(from), to: Number(to) })) });
const report: ChildReport = { before, peak: peakNow(), bombs, formats };
console.log(JSON.stringify(report));
