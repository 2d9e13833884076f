// The paragraph of README.md that counts verdicts, from the evidence that comes with the page.
const START = '<!-- verdicts -->';
const END = '<!-- /verdicts -->';
const KINDS = ['supported', 'refuted', 'undecided'];
const SIZES = ['quick', 'standard', 'thorough'];

const listed = (files) => files.map(({ claim }) => claim.id).join(', ');
const joined = (texts) =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`;

/** @param files objects read from public/evidence/<id>.json, in the order of index.json */
export function verdictParagraph(files) {
  const count = (kind) => files.filter((file) => file.verdict === kind).length;
  const of = (size, kind) => files.filter((file) => file.size === size && file.verdict === kind);
  const decided = files.filter(({ verdict }) => verdict !== 'undecided');
  const share = Math.round((100 * decided.length) / Math.max(1, files.length));
  const bySize = SIZES.map((size) => [size, decided.filter((file) => file.size === size).length])
    .filter(([, number]) => number > 0)
    .map(([size, number]) => `${number} at the ${size} size`);
  const named = SIZES.flatMap((size) =>
    ['refuted', 'undecided']
      .filter((kind) => of(size, kind).length > 0)
      .map((kind) => `${kind[0].toUpperCase()}${kind.slice(1)} at the ${size} size: ${listed(of(size, kind))}.`),
  );
  return [
    `Of the ${files.length} claims whose evidence comes with the page **${decided.length} are decided (${share} %)**` +
      `${bySize.length > 0 ? `, ${joined(bySize)}` : ''}:`,
    `${joined(KINDS.map((kind) => `${count(kind)} ${kind}`))}.`,
    ...named,
  ].join(' ');
}

/** Breaks a paragraph into lines of at most 140 characters, as the rest of README is. */
function wrapped(text) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = lines[lines.length - 1] === '' ? word : `${lines[lines.length - 1]} ${word}`;
    if (longer.length <= 140) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join('\n');
}

/** `readme` with the paragraph between its marks. */
export function withVerdicts(readme, files) {
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)];
  if (start < 0 || end < start)
    throw new Error(`README.md: the marks ${START} and ${END} must both be there, in this order. Put them back.`);
  return `${readme.slice(0, start + START.length)}\n${wrapped(verdictParagraph(files))}\n${readme.slice(end)}`;
}
