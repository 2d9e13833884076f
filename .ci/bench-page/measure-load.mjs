// One cold load of a page that trains its first sweep, measured in the page by the browser's own clocks and by its tracing.

/** Curves in the cells of the map, of this page and of earlier ones. */
const CURVES = '.map-cell-spark, .start-cell .start-line';
/** What a pointer is moved over: names of diagonals. */
const DIAGONALS = '.diagonal-target, .start-ratio-target';

/** Runs in the page before its own code: collects paints, long tasks, frames and the durations of events. */
function collect(curves) {
  const found = { firstCurve: null, firstRun: null, longTasks: [], frames: [], events: [] };
  Object.assign(window, { pageBench: found });
  const observe = (type, each, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more });
  observe('longtask', ({ startTime, duration }) => found.longTasks.push([startTime, duration]));
  observe('event', ({ name, startTime, duration }) => found.events.push([name, startTime, duration]), {
    durationThreshold: 16,
  });
  const hasCurve = () =>
    [...document.querySelectorAll(curves)].some((path) => (path.getAttribute('d') ?? '').length > 8);
  let last = performance.now();
  const frame = (now) => {
    found.frames.push([now, now - last]);
    last = now;
    if (found.firstCurve === null && hasCurve()) found.firstCurve = now;
    if (found.firstRun === null && found.frames.length % 4 === 0) {
      const ended = /\b([1-9]\d*) of \d+ (?:runs|networks)/.exec(document.body?.innerText ?? '');
      if (ended) found.firstRun = now;
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

const quantile = (values, p) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
};

/** Milliseconds of the page's process in layout, style, painting and rasterising, from a trace. */
function drawing(trace) {
  const kinds = {
    style: ['UpdateLayoutTree'],
    layout: ['Layout'],
    paint: ['Paint', 'PrePaint', 'Commit'],
    raster: ['RasterTask'],
  };
  const { traceEvents } = JSON.parse(trace.toString());
  const sum = (names) =>
    traceEvents
      .filter(({ name, ph }) => ph === 'X' && names.includes(name))
      .reduce((all, { dur = 0 }) => all + dur / 1000, 0);
  return Object.fromEntries(Object.entries(kinds).map(([kind, names]) => [kind, sum(names)]));
}

/**
 * Figures of one load, in milliseconds: `firstPaint`, `firstCurve`, `firstRun` from the start of the navigation; of `seconds` of training
 * from the first curve on: `longTasks` (their sum beyond 50 ms each), `frameMedian`, `frame95`, time in `style`, `layout`, `paint`, `raster`; `hoverMedian`, from
 * a pointer that enters a diagonal to the next paint.
 */
export async function measureLoad(browser, url, { seconds = 10, timeout = 120_000 } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(collect, CURVES);
  await page.goto(url);
  await page.waitForFunction(() => window.pageBench.firstRun !== null && window.pageBench.firstCurve !== null, null, {
    timeout,
  });
  await browser.startTracing(page, { categories: ['devtools.timeline', 'cc', 'blink'] });
  const from = await page.evaluate(() => performance.now());
  const targets = await page.locator(DIAGONALS).all();
  const end = Date.now() + 1000 * seconds;
  for (let i = 0; Date.now() < end; i++) {
    const box = await targets[i % targets.length]?.boundingBox();
    if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForTimeout(250);
  }
  const trace = await browser.stopTracing();
  const { found, firstPaint, to } = await page.evaluate(() => ({
    found: window.pageBench,
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    to: performance.now(),
  }));
  await context.close();
  const within = (start) => start >= from && start <= to;
  const frames = found.frames.filter(([start]) => within(start)).map(([, duration]) => duration);
  const hovers = found.events.filter(([name, start]) => /^(pointer|mouse)(enter|over)$/.test(name) && within(start));
  return {
    firstPaint,
    firstCurve: found.firstCurve,
    firstRun: found.firstRun,
    longTasks: found.longTasks.reduce((all, [, duration]) => all + Math.max(0, duration - 50), 0),
    frameMedian: quantile(frames, 0.5),
    frame95: quantile(frames, 0.95),
    // An event that the browser does not report was answered within its threshold.
    hoverMedian:
      hovers.length > 0
        ? quantile(
            hovers.map(([, , duration]) => duration),
            0.5,
          )
        : 16,
    ...drawing(trace),
  };
}
