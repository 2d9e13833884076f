import { claimsCommand } from './claims-command.ts';
import { dataCommand } from './data-command.ts';
import { exportRunCommand } from './export-run-command.ts';
import { measureCommand } from './measure-command.ts';
import { sweepCommand } from './sweep-command.ts';
import type { Command } from './usage.ts';
import { verifyCommand } from './verify-command.ts';

/** Every command of the CLI. To add one: a file that exports a Command, and a line here. */
export const COMMANDS: readonly Command[] = [
  sweepCommand,
  verifyCommand,
  claimsCommand,
  measureCommand,
  dataCommand,
  exportRunCommand,
];
