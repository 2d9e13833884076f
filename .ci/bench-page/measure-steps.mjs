// From the key of a presenter to the painted step, in the lecture that comes with the page, on a screen of 1280 × 720.

const LECTURE = '#/present?script=lectures/same-ratio.lecture.json&step=1';

/** Runs in the page: presses a key and resolves to the milliseconds until the frame after the one that shows another title. */
const stepTime = (key) =>
  new Promise((resolve) => {
    const title = () => document.querySelector('.present-title')?.textContent;
    const before = title();
    const start = performance.now();
    const look = () => {
      if (title() === before) return requestAnimationFrame(look);
      // What was committed in this frame is painted by the time that the next one begins.
      requestAnimationFrame(() => resolve(performance.now() - start));
    };
    window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    requestAnimationFrame(look);
  });

const ascending = (values) => [...values].sort((a, b) => a - b);

/**
 * Figures of one load, in milliseconds: `lecture`, from the start of the navigation to its first figure, which is that of results that it
 * carries; `step` and `stepMost`, the median and the most over all steps, there and back, from the key to the painted step.
 */
export async function measureSteps(browser, url, { timeout = 30_000 } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.goto(`${url}${LECTURE}`);
  await page.waitForSelector('.hall-svg', { timeout });
  const lecture = await page.evaluate(() => performance.now());
  await page.waitForLoadState('networkidle');
  const count = await page.locator('.present-dots button').count();
  const keys = ['PageDown', 'PageUp'].flatMap((key) => Array(count - 1).fill(key));
  const times = [];
  for (const key of keys) times.push(await page.evaluate(stepTime, key));
  await context.close();
  const sorted = ascending(times);
  return { lecture, step: sorted[Math.floor(sorted.length / 2)], stepMost: sorted.at(-1) };
}
