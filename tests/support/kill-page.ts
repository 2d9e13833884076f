import type { BrowserContext, Page } from 'playwright';

/** Ways in which a page ends or loses its workers while it performs a sweep. Each resolves once it has happened. */
export const KILLS = {
  'tab closed': (page: Page) => page.close(),
  'page crashed': async (page: Page) => {
    const crashed = page.waitForEvent('crash');
    const session = await page.context().newCDPSession(page);
    // The page does not answer any more.
    session.send('Page.crash').catch(() => {});
    await crashed;
    await page.close();
  },
  'worker terminated, page left': async (page: Page) => {
    await Promise.all(page.workers().map((worker) => worker.evaluate('self.close()').catch(() => {})));
    await page.close();
  },
} as const;
export type Kill = keyof typeof KILLS;

/** A page of the same origin that runs nothing of ours, to look at what others have stored. */
export async function observerOf(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(new URL('reference/linear-mse.json', url).href);
  return page;
}

/** Performs tasks, at most `width` at a time; throws the first failure once all have ended. */
export async function inParallel(width: number, tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...tasks];
  const work = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) await task();
  };
  const outcomes = await Promise.allSettled(Array.from({ length: width }, work));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
