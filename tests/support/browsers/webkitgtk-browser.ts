import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Builder, type WebDriver } from 'selenium-webdriver';
import { recordedFaults } from './record-faults.ts';
import { BLANK, type TestBrowser, WINDOW } from './test-browser.ts';

const HOST = '127.0.0.1';

/** An X server without a screen; it picks a free display and tells which. */
async function startDisplay(): Promise<{ readonly server: ChildProcess; readonly name: string }> {
  const size = `${WINDOW.width + 200}x${WINDOW.height + 200}x24`;
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const lines = createInterface({ input: server.stdio[3] as Readable });
  for await (const line of lines) return { server, name: `:${line.trim()}` };
  throw new Error('Xvfb: it must tell its display, got the end of its output. Try to start Xvfb by hand.');
}

/** A port that is free now. */
const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, HOST, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Waits until the driver answers: it opens its port a moment after it has started. */
async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await fetch(`${url}/status`);
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resume) => setTimeout(resume, 100));
    }
  }
}

async function connect(url: string, miniBrowser: string): Promise<WebDriver> {
  const driver = await new Builder()
    .usingServer(url)
    .withCapabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
    })
    .build();
  await driver.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
  return driver;
}

/** Makes the inside of the window, without its bars, of the size asked for. */
async function sizeWindow(driver: WebDriver): Promise<void> {
  const window = driver.manage().window();
  await window.setRect(WINDOW);
  const [width, height] = (await driver.executeScript('return [innerWidth, innerHeight]')) as [number, number];
  await window.setRect({ width: 2 * WINDOW.width - width, height: 2 * WINDOW.height - height });
}

/** WebKitGTK over W3C WebDriver. The page must record its own faults: this driver cannot read the console. */
export async function openWebkitGtk(miniBrowser: string): Promise<TestBrowser> {
  const display = await startDisplay();
  const port = await freePort();
  const service = spawn('WebKitWebDriver', [`--port=${port}`, `--host=${HOST}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display.name },
  });
  const stop = () => {
    service.kill();
    display.server.kill();
  };
  process.once('exit', stop);
  try {
    const url = `http://${HOST}:${port}`;
    await untilReady(url);
    const driver = await connect(url, miniBrowser);
    await sizeWindow(driver);
    const evaluate = <A, R>(call: (argument: A) => R | Promise<R>, argument: A) =>
      driver.executeScript<R>(`return (${call})(...arguments)`, argument);
    return {
      name: `WebKitGTK ${(await driver.getCapabilities()).getBrowserVersion()}`,
      async open(address) {
        await driver.get(BLANK);
        await driver.get(address);
      },
      evaluate,
      screenshot: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
      faults: () => evaluate(recordedFaults, null),
      async close() {
        await driver.quit();
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}
