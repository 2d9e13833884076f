import type { Command } from './usage.ts';

/** A command as the help text lists it. Its code is loaded when it is asked for, so that the list is there at once. */
export interface ListedCommand {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  load(): Promise<Command>;
}

/** All commands, in the order of the help text. */
export const COMMANDS: readonly ListedCommand[] = [
  {
    name: 'page',
    summary: 'serve the page to this machine and open it',
    load: async () => (await import('./page-command.ts')).pageCommand,
  },
  {
    name: 'sweep',
    summary: 'train every run of a spec; write tables and a fingerprint',
    load: async () => (await import('./sweep-command.ts')).sweepCommand,
  },
  {
    name: 'verify',
    summary: 'compare an engine with reference files, within derived bounds',
    load: async () => (await import('./verify-command.ts')).verifyCommand,
  },
  {
    name: 'claims',
    summary: 'run the claims of the papers; print verdicts, statistics and fingerprints',
    load: async () => (await import('./claims-command.ts')).claimsCommand,
  },
  {
    name: 'measure',
    summary: 'measure a network from an NPZ or safetensors file with every probe',
    load: async () => (await import('./measure-command.ts')).measureCommand,
  },
  {
    name: 'data',
    summary: 'show how a data file is read',
    load: async () => (await import('./data-command.ts')).dataCommand,
  },
  {
    name: 'export-run',
    summary: 'write a run as NPZ or safetensors with a PyTorch program that replays it',
    load: async () => (await import('./export-run-command.ts')).exportRunCommand,
  },
];
