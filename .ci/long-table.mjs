// The table of docs/long-tests.md, from the outcomes of `npm run test:long`.
const START = '<!-- outcomes -->';
const END = '<!-- /outcomes -->';

/** "7 s", "12 min", "1 h 20 min". */
export function durationText(seconds) {
  if (seconds < 100) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const countText = ({ passed, failed, skipped }) =>
  [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ].join(', ');

function rowOf({ name, what }, outcome) {
  const cells = outcome
    ? [
        outcome.ok ? countText(outcome) : `**failed** (${countText(outcome)})`,
        durationText(outcome.seconds),
        outcome.peak === null ? '–' : `${outcome.peak} MiB`,
        `${outcome.date}, ${outcome.commit.slice(0, 7)}${outcome.changed ? ' with changes' : ''}`,
      ]
    : ['not run', '–', '–', '–'];
  return `| ${[name, what, ...cells].join(' | ')} |`;
}

/** The table of all suites, and the figures that some leave. */
export function longTable(suites, outcomes) {
  const rows = suites.map((suite) => rowOf(suite, outcomes[suite.name]));
  const figures = suites.flatMap(({ name }) => {
    const text = outcomes[name]?.figures;
    return text ? [`## ${name}`, text.trim()] : [];
  });
  return [
    ['| suite | shows | outcome | time | peak memory | run |', '|---|---|---|---|---|---|', ...rows].join('\n'),
    ...figures,
  ].join('\n\n');
}

/** `page` with the table between its marks. */
export function withOutcomes(page, suites, outcomes) {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start)
    throw new Error(
      `docs/long-tests.md: the marks ${START} and ${END} must both be there, in this order. Put them back.`,
    );
  return `${page.slice(0, start + START.length)}\n${longTable(suites, outcomes)}\n${page.slice(end)}`;
}
