#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChoiceError } from '../data/choice-error.ts';
import { cutShort, EngineError, SpecError } from '../errors.ts';
import { COMMANDS } from './commands.ts';
import { systemErrorText } from './disk-error.ts';
import { type Command, PROGRAM, UsageError } from './usage.ts';

const MOST_STACK = 4000;

const HELP = `sgdscope — a microscope for the dynamics of stochastic gradient descent

Usage: ${PROGRAM} [COMMAND] [ARGUMENTS]

Commands:
${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join('\n')}

Without a command it is "page". "COMMAND --help" describes one of them; "--version" prints the version.
Where a command reads a file, "-" is standard input.
`;

/** The bundle is in a folder beside the package's description. */
const version = (): string => JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')).version;

const OWN_OPTIONS = ['--help', '-h', '--version', '-V'];

/** Without a command it is the page, whose options may stand alone. */
function withCommand(argv: readonly string[]): readonly string[] {
  const [first = '--'] = argv;
  return first.startsWith('-') && !OWN_OPTIONS.includes(first) ? ['page', ...argv] : argv;
}

/** Runs a command line. Resolves to the exit status: 0 success, 1 failure or value out of bounds, 2 wrong usage. */
async function run(argv: readonly string[]): Promise<number> {
  const [name = '', ...args] = withCommand(argv);
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  if (name === '--version' || name === '-V') {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  const listed = COMMANDS.find((candidate) => candidate.name === name);
  if (!listed)
    throw new UsageError(
      `"${cutShort(name)}" is not a command. Commands: ${COMMANDS.map((known) => known.name).join(', ')}.`,
    );
  const command = await listed.load();
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(command.help);
    return 0;
  }
  return worded(command, args);
}

/** Runs a command; to the error of a choice that a file leaves open it adds the option that makes it. */
async function worded(command: Command, args: readonly string[]): Promise<number> {
  try {
    return await command.run(args);
  } catch (error) {
    if (!(error instanceof ChoiceError)) throw error;
    const { specFix } = await import('./reading-options.ts');
    throw new SpecError(`${error.message} ${(command.choiceFix ?? specFix)(error.choice)}`);
  }
}

// A reader that has seen enough, as `head`, closes the pipe: that is no failure. Progress on stderr is not missed either.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});
process.stderr.on('error', () => undefined);

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const known = error instanceof UsageError || error instanceof SpecError || error instanceof EngineError;
  const text = known ? error.message : systemErrorText(error);
  if (text !== undefined) process.stderr.write(`sgdscope: ${text}\n`);
  else
    process.stderr.write(
      `sgdscope: an unexpected error, please report it.\n${cutShort(String(error instanceof Error ? error.stack : error), MOST_STACK)}\n`,
    );
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
