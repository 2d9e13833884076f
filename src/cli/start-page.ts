import { untilInterrupted } from './interrupts.ts';
import { askedPort, openInBrowser } from './page-address.ts';
import { servePage } from './page-server.ts';

interface StartOptions {
  /** As given to the option --port. */
  readonly port?: string | undefined;
  readonly opens: boolean;
  /** Makes what is served; a port that is taken is known before. */
  readonly prepare?: () => Promise<void>;
}

/** Serves the page in a folder, says where and opens it, until the process is interrupted. Throws UsageError as `servePage` does. */
export async function startPage(folder: string, { port, opens, prepare }: StartOptions): Promise<void> {
  const { url, close } = await servePage(folder, askedPort(port));
  try {
    await prepare?.();
    let stop = () => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    await untilInterrupted(stop, async () => {
      process.stdout.write(`sgdscope is at ${url}  (Ctrl+C ends it)\n`);
      if (opens) openInBrowser(url);
      await stopped;
    });
  } finally {
    await close();
  }
}
