import { spawnSync } from 'node:child_process';

/** What a command of the bundled command line took. */
export interface CliCost {
  /** Wall time, in seconds. */
  readonly seconds: number;
  /** Time of processors, in seconds. */
  readonly processor: number;
  /** Largest resident memory, in bytes. */
  readonly memory: number;
  readonly stdout: string;
}

const REPORT = 'cost of this process: ';
/** Loaded before the command line, it writes what the process took when that ends. */
const REPORTER = `data:text/javascript,${encodeURIComponent(
  `process.on('exit', () => process.stderr.write('\\n${REPORT}' + JSON.stringify(process.resourceUsage()) + '\\n'));`,
)}`;

/** Runs the command line to its end, alone. Throws where it fails. */
export function measureCli(...args: string[]): CliCost {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', REPORTER, 'dist-cli/main.js', ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const seconds = (performance.now() - started) / 1000;
  const report = stderr.slice(stderr.indexOf(REPORT) + REPORT.length);
  if (status !== 0) throw new Error(`sgdscope ${args[0]} ended with ${status}: ${stderr.slice(0, 400)}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(report);
  return { seconds, processor: (userCPUTime + systemCPUTime) / 1e6, memory: 1024 * maxRSS, stdout };
}
