import { spawn } from 'node:child_process';
import { UsageError } from './usage.ts';

/** The port of the page where none is asked for and it is free: what a browser keeps of the page belongs to its address. */
export const DEFAULT_PORT = 4173;

/** A port that was asked for, by an option or a variable. */
export interface AskedPort {
  /** Of the option or variable, for messages. */
  readonly name: string;
  readonly value: number;
}

/** The port asked for by an option, else by the variable PORT; undefined: none was. Throws UsageError. */
export function askedPort(option?: string): AskedPort | undefined {
  const [name, text = ''] = option === undefined ? ['PORT', process.env.PORT] : ['--port', option];
  if (option === undefined && text === '') return undefined;
  const value = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= 65_535) return { name, value };
  throw new UsageError(
    `${name} must be a whole number from 1 to 65535, got ${JSON.stringify(text.slice(0, 40))}. ` +
      `Set it to a free port, or leave it out: then it is ${DEFAULT_PORT}, or the next that is free.`,
  );
}

/** Opens an address in the user's browser; without one, or under CI or `BROWSER=none`, nothing happens. */
export function openInBrowser(url: string): void {
  if (process.env.CI || process.env.BROWSER === 'none') return;
  const [command, args]: [string, string[]] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]];
  // Where there is no desktop the address has to do.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
