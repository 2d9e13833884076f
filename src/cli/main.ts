import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChoiceError } from '../data/choice-error.ts';
import { cutShort, EngineError, SpecError } from '../errors.ts';
import { COMMANDS } from './commands.ts';
import { systemErrorText } from './disk-error.ts';
import { listenForInterrupts } from './interrupts.ts';
import { specFix } from './reading-options.ts';
import { type Command, UsageError } from './usage.ts';

const MOST_STACK = 4000;

const HELP = `sgdscope — a microscope for the dynamics of stochastic gradient descent

Usage: npm run --silent sgdscope -- COMMAND [ARGUMENTS]

Commands:
${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join('\n')}

"COMMAND --help" describes one of them; "--version" prints the version. Where a command reads a file, "-" is standard input.
`;

/** The bundle is in a folder beside the package's description. */
const version = (): string => JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')).version;

/** Runs a command line. Resolves to the exit status: 0 success, 1 failure or value out of bounds; 2 is thrown. */
async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(HELP);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-V') {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command)
    throw new UsageError(
      `"${cutShort(name)}" is not a command. Commands: ${COMMANDS.map((known) => known.name).join(', ')}.`,
    );
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
    throw new SpecError(`${error.message} ${(command.choiceFix ?? specFix)(error.choice)}`);
  }
}

/** Whether the same call would fail again: it, its spec or its files are wrong. */
const isOfTheCall = (error: unknown) =>
  error instanceof UsageError || (error instanceof SpecError && !error.detail.mayPass);

// A reader that has seen enough, as `head`, closes the pipe: that is no failure. Progress on stderr is not missed either.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});
process.stderr.on('error', () => undefined);

listenForInterrupts();

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
  process.exitCode = isOfTheCall(error) ? 2 : 1;
}
