import { readFileSync } from 'node:fs';
import type { Browser, CDPSession, Page, Worker } from 'playwright';

/** What is held after a sweep has ended and everything that is not in use has been collected. */
export interface Held {
  /** Bytes of the page's own heap. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly workers: number;
  /** Textures that the workers alive hold: made and not deleted. */
  readonly textures: number;
  /** Bytes resident in the processes of the browser's pages (heaps of workers, WebAssembly memory) and of its GPU. */
  readonly renderers: number;
  readonly gpu: number;
}

/** Counts the textures of a worker from its start on. */
function countTextures(): void {
  const { createTexture, deleteTexture } = WebGL2RenderingContext.prototype;
  const counted = globalThis as unknown as { texturesHeld: number };
  counted.texturesHeld = 0;
  WebGL2RenderingContext.prototype.createTexture = function () {
    counted.texturesHeld++;
    return createTexture.call(this);
  };
  WebGL2RenderingContext.prototype.deleteTexture = function (texture) {
    if (texture) counted.texturesHeld--;
    deleteTexture.call(this, texture);
  };
}

/** Counts textures in every worker that a page starts from now on. */
export const watchTextures = (page: Page): void =>
  void page.on('worker', (worker) => void worker.evaluate(countTextures).catch(() => {}));

const texturesOf = (worker: Worker) =>
  worker.evaluate(() => (globalThis as unknown as { texturesHeld?: number }).texturesHeld ?? 0).catch(() => 0);

/** Bytes that a process holds in memory; 0 where the system does not tell. */
function residentBytes(id: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

async function residentOf(session: CDPSession, type: string): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter((each) => each.type === type).reduce((sum, { id }) => sum + residentBytes(id), 0);
}

/** What a page and its browser hold now. */
export async function heldBy(page: Page, browser: Browser): Promise<Held> {
  const ofPage = await page.context().newCDPSession(page);
  const ofBrowser = await browser.newBrowserCDPSession();
  try {
    // What a first collection frees may have held others.
    for (let times = 0; times < 2; times++) await ofPage.send('HeapProfiler.collectGarbage');
    const [{ usedSize }, { nodes, jsEventListeners }] = await Promise.all([
      ofPage.send('Runtime.getHeapUsage'),
      ofPage.send('Memory.getDOMCounters'),
    ]);
    const textures = await Promise.all(page.workers().map(texturesOf));
    return {
      heap: usedSize,
      nodes,
      listeners: jsEventListeners,
      workers: page.workers().length,
      textures: textures.reduce((sum, count) => sum + count, 0),
      renderers: await residentOf(ofBrowser, 'renderer'),
      gpu: await residentOf(ofBrowser, 'GPU'),
    };
  } finally {
    await ofPage.detach();
    await ofBrowser.detach();
  }
}

const MIB = 2 ** 20;
const mebibytes = (bytes: number) => (bytes / MIB).toFixed(1);

/** The figures of a soak as a Markdown table: after the first sweep, and at every quarter of the sweeps. */
export function reportOf(heldByEngine: ReadonlyMap<string, readonly Held[]>): string {
  const rows = [...heldByEngine].flatMap(([engine, held]) =>
    [...new Set([0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * (held.length - 1))))].map((index) => {
      const { heap, nodes, listeners, workers, textures, renderers, gpu } = held[index];
      const cells = [engine, index + 1, mebibytes(heap), nodes, listeners, workers, textures];
      return `| ${[...cells, mebibytes(renderers), mebibytes(gpu)].join(' | ')} |`;
    }),
  );
  return [
    '| engine | sweeps | heap, MiB | DOM nodes | listeners | workers | textures | renderers, MiB | GPU process, MiB |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
