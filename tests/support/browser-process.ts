import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type BrowserContext, chromium } from 'playwright';
import { CHROMIUM_FLAGS, findChromium } from '../../.ci/chromium.mjs';

/** A browser as a process of its own, whose profile outlasts it. */
export interface BrowserProcess {
  readonly context: BrowserContext;
  /** Ends it as a crash of the machine would: it does nothing any more. */
  kill(): Promise<void>;
}

/** Starts Chromium with a profile in a folder. */
export async function startBrowser(profile: string): Promise<BrowserProcess> {
  const flags = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const child = spawn(findChromium() ?? chromium.executablePath(), [...CHROMIUM_FLAGS, ...flags, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  let said = '';
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      said += chunk;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    ended.then(() => reject(new Error(`The browser ended before it could be spoken to: ${said.slice(-500)}`)));
  });
  const browser = await chromium.connectOverCDP(endpoint);
  const [context] = browser.contexts();
  if (!context) throw new Error('The browser must have a context, got none.');
  return {
    context,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
