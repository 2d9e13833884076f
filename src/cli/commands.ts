import { claimsCommand } from './claims-command.ts';
import { dataCommand } from './data-command.ts';
import { exportRunCommand } from './export-run-command.ts';
import { measureCommand } from './measure-command.ts';
import { mergeCommand } from './merge-command.ts';
import { planCommand } from './plan-command.ts';
import { sweepCommand } from './sweep-command.ts';
import type { Command } from './usage.ts';
import { verifyCommand } from './verify-command.ts';

/** All commands, in the order of the help text. */
export const COMMANDS: readonly Command[] = [
  sweepCommand,
  planCommand,
  mergeCommand,
  verifyCommand,
  claimsCommand,
  measureCommand,
  dataCommand,
  exportRunCommand,
];
