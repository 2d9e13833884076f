// What the workbench costs the page's thread while a sweep trains on its board.

const VIEWPORT = { width: 1440, height: 900 };
const TIMEOUT = 120_000;
/** Of the sweep: where measuring begins, and where it ends at the latest. */
const FROM = 40;
const UNTIL = 85;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Runs in the page before its own code: long tasks, and the time from a pointer on a diagonal to its change of style and to the paint after it. */
function collect() {
  const found = { longTasks: [], hovers: [] };
  Object.assign(window, { boardBench: found });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) found.longTasks.push([startTime, duration]);
  }).observe({ type: 'longtask', buffered: true });
  const diagonalOf = (element) => (element instanceof Element ? element.closest('.diagonal, .start-ratio') : null);
  let open = null;
  const enter = (element, { timeStamp }) => {
    const diagonal = diagonalOf(element);
    if (diagonal && diagonal !== open?.diagonal) open = { diagonal, at: timeStamp, isStyled: false };
  };
  // React acts on the pointer's leaving of what was under it before.
  window.addEventListener('pointerout', (event) => enter(event.relatedTarget, event), true);
  window.addEventListener('pointerover', (event) => enter(event.target, event), true);
  new MutationObserver(() => {
    if (!open || open.isStyled || open.diagonal.getAttribute('aria-pressed') !== 'true') return;
    const { at } = open;
    open.isStyled = true;
    const styled = performance.now() - at;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => found.hovers.push([at, styled, performance.now() - at]);
      port2.postMessage(null);
    });
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ['aria-pressed'] });
}

/** Percent of the sweep that is done, as the page says; 100 once it has finished. */
function progressShown() {
  const text = document.body?.innerText ?? '';
  return /^Finished: /m.test(text) ? 100 : Number(/(\d+) % ·/.exec(text)?.[1] ?? -1);
}

async function opened(browser, url, { fragment }) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  await page.addInitScript(collect);
  await page.goto(`${url}?engine=simd${fragment}`);
  await page.locator('.diagonal-target').first().waitFor({ timeout: TIMEOUT });
  return { context, page };
}

async function untilDone(page, percent, milliseconds = TIMEOUT) {
  const end = Date.now() + milliseconds;
  while ((await page.evaluate(progressShown)) < percent && Date.now() < end) await page.waitForTimeout(100);
}

const CATEGORIES = ['devtools.timeline', 'toplevel', 'cc'];

/** The tasks of the page's thread, each with its processor time in ms, which other programs do not lengthen, and with what it holds. */
function tasksIn(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const threads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const complete = traceEvents.filter(({ ph }) => ph === 'X');
  const byThread = threads.map(({ pid, tid }) => complete.filter((event) => event.pid === pid && event.tid === tid));
  const paints = (events) => events.filter(({ name }) => name === 'FireAnimationFrame').length;
  const own = byThread.toSorted((a, b) => paints(b) - paints(a))[0] ?? [];
  const inOrder = own.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const tasks = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { name, ts, dur = 0, tdur = dur } of inOrder) {
    if (name.endsWith('RunTask') && ts >= end) {
      tasks.push({ milliseconds: tdur / 1000, names: new Set() });
      end = ts + dur;
    } else if (ts < end) tasks.at(-1)?.names.add(name);
  }
  return tasks;
}

/** Of the tasks that compute or draw a frame, per redraw: a frame that paints a canvas. */
function redrawCost(tasks) {
  const holds = (...names) => tasks.filter((task) => names.some((name) => task.names.has(name)));
  const drawing = holds('TimerFire', 'ProxyMain::BeginMainFrame', 'BeginMainThreadFrame');
  return drawing.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / holds('FireAnimationFrame').length;
}

/** Processor time of the page's thread per redraw, in ms, while a sweep fills the board; by the browser's tracing. */
export async function measureRedraws(browser, url, sweep, { seconds = 6 } = {}) {
  const { context, page } = await opened(browser, url, sweep);
  await untilDone(page, FROM);
  await browser.startTracing(page, { categories: CATEGORIES });
  await untilDone(page, UNTIL, 1000 * seconds);
  const tasks = tasksIn(await browser.stopTracing());
  await context.close();
  return redrawCost(tasks);
}

/**
 * Of a sweep that trains while a pointer walks over its diagonals, in ms: long tasks (more than 50 ms) per second and the longest of them;
 * the most processor time of a task; the median time from the pointer to the change of style, and to the paint after it.
 */
export async function measureLarge(browser, url, sweep, { seconds = 10 } = {}) {
  const { context, page } = await opened(browser, url, sweep);
  await page.waitForTimeout(3000);
  const targets = await page.locator('.diagonal-target').all();
  const boxes = (await Promise.all(targets.map((target) => target.boundingBox()))).filter((box) => box !== null);
  await browser.startTracing(page, { categories: CATEGORIES });
  const from = await page.evaluate(() => performance.now());
  for (let i = 0; i < 5 * seconds; i++) {
    const { x, y, width, height } = boxes[i % boxes.length];
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.waitForTimeout(200);
  }
  const { found, to } = await page.evaluate(() => ({ found: window.boardBench, to: performance.now() }));
  const tasks = tasksIn(await browser.stopTracing());
  await context.close();
  const within = ([at]) => at >= from && at <= to;
  const long = found.longTasks.filter(within).map(([, duration]) => duration);
  const hovers = found.hovers.filter(within);
  return {
    'long tasks per second': (1000 * long.length) / (to - from),
    'longest task': Math.max(0, ...long),
    'longest task, processor time': Math.max(...tasks.map(({ milliseconds }) => milliseconds)),
    'pointer to change of style': median(hovers.map(([, styled]) => styled)),
    'pointer to paint': median(hovers.map(([, , painted]) => painted)),
  };
}
