import type { ProgressBar, ProgressFacts } from './progress-bar.ts';

/**
 * Progress for programs: one JSON object a line on stderr. `{"type": "progress"}` with the fraction done, in [0, 1], and what else is
 * known, at intervals of `every` seconds and at the end; `{"type": "message"}` with whatever is said.
 */
export function createProgressLines(
  every: number,
  facts: Readonly<Record<string, string | number>>,
  stream: Pick<NodeJS.WriteStream, 'write'> = process.stderr,
): ProgressBar {
  const started = performance.now();
  let last = Number.NEGATIVE_INFINITY;
  const write = (line: object) => stream.write(`${JSON.stringify(line)}\n`);
  return {
    show(fraction: number, _note: string, more: ProgressFacts = {}) {
      const now = performance.now();
      if (fraction < 1 && now - last < 1000 * every) return;
      last = now;
      const seconds = Math.round((now - started) / 100) / 10;
      write({ type: 'progress', fraction, ...facts, ...more, seconds });
    },
    say: (line) => void write({ type: 'message', text: line }),
  };
}
