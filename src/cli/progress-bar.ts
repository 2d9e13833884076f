/** What is known of progress beside its fraction, for programs that read it. */
export type ProgressFacts = Readonly<Record<string, number | null>>;

/** A progress line on stderr. If stderr is not a terminal, only what is said is written. */
export interface ProgressBar {
  show(fraction: number, note: string, facts?: ProgressFacts): void;
  /** Writes a line in its place; the next `show` draws it anew below. */
  say(line: string): void;
}

const WIDTH = 30;
const REDRAW_MILLISECONDS = 100;

export function createProgressBar(stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  let last = 0;
  return {
    show(fraction, note) {
      const now = performance.now();
      if (!stream.isTTY || now - last < REDRAW_MILLISECONDS) return;
      last = now;
      const filled = Math.round(fraction * WIDTH);
      stream.write(
        `\r\x1b[K${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${(100 * fraction).toFixed(0).padStart(3)} %  ${note}`,
      );
    },
    say(line) {
      stream.write(`${stream.isTTY ? '\r\x1b[K' : ''}${line}\n`);
    },
  };
}
