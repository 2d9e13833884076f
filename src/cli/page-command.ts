import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SpecError } from '../errors.ts';
import { DEFAULT_PORT } from './page-address.ts';
import { startPage } from './start-page.ts';
import { type Command, PROGRAM, parseCommandLine, UsageError } from './usage.ts';

const HELP = `Usage: ${PROGRAM} [page] [--port N] [--no-open]

Serves the page to this machine alone, on localhost, and opens it in the browser. Ctrl+C ends it. What the page saves is in the
browser, under the page's address: its port is a part of that.

  --port N   the port (also the variable PORT); default: ${DEFAULT_PORT}, or the next that is free
  --no-open  only print the address (also CI=1 or BROWSER=none)
`;

/** The built page: beside the folder of the bundle. */
const PAGE_FOLDER = join(import.meta.dirname, '..', 'dist');

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(args, {
    port: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
  });
  if (positionals.length > 0)
    throw new UsageError(`page takes no arguments but options, got "${positionals[0]}". See page --help.`);
  if (!existsSync(join(PAGE_FOLDER, 'index.html')))
    throw new SpecError(
      `page: the built page must be in ${PAGE_FOLDER}, got nothing there. In a clone "npm start" builds and opens it.`,
    );
  await startPage(PAGE_FOLDER, { port: values.port, opens: !values['no-open'] });
  return 0;
}

export const pageCommand: Command = { help: HELP, run };
