import { describe, expect, test } from 'vitest';
import { uiFiles } from '../../../support/ui-files.ts';
import { uiStrings, wordsReadWhileLoading } from '../../../support/ui-strings.ts';

/** Strings that look like words and are none, or are the same in every language. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  // Names of this program, of an archive and of a hash.
  'header/Header.tsx': ['sgdscope'],
  'embed/EmbedDialog.tsx': ['· (sgdscope)'],
  'embed/EmbedFoot.tsx': ['sgdscope'],
  // Code to copy.
  'embed/embed-snippet.ts': [
    '<iframe src="·" title="·" width="·" height="·" style="border: 0" loading="lazy"></iframe>',
    "<script> addEventListener('message', ({ data, source }) => { if (data?.type !== 'sgdscope-embed' || data.version !== 1) return; for (const frame of document.querySelectorAll('iframe')) if (frame.contentWindow === source) frame.height = data.height; }); </script>",
  ],
  'claims/Gallery.tsx': ['arXiv:', 'not run'],
  'shell/FileRequestMessage.tsx': ['SHA-256 ·'],
  // Messages as those of the code below, whose German is in de/errors.
  'controls/read-text.ts': [
    'is not valid',
    'must be a number',
    '"·" is not a number',
    'must be at most ·, the number of training examples, got ·',
  ],
  'controls/seed-text.ts': ['is not a number of seeds'],
  // Keys of words.
  'claims/GalleryHead.tsx': ['not run'],
  'start/FigureTabs.tsx': ['sharpness', 'gap', 'loss'],
  'start/MapArea.tsx': ['batchSizes', 'learningRates'],
  // Style sheets and selectors.
  'shell/LinkFaultMessage.tsx': ['button primary-button'],
  'start/StartView.tsx': ['·px minmax(0, 1fr)'],
  'use-size-class.ts': ['(hover: none)'],
  'use-page-keys.ts': [
    'input, select, textarea, button, a, summary, [role="button"], [role="menuitem"], [contenteditable]',
  ],
  // A notice: those are English.
  'measure/MeasureView.tsx': ['·: must be served with the page. Reload it.'],
  // What is written into exported files, which are English.
  'export/panel-svg.ts': ['<?xml version="1.0" encoding="UTF-8"?> ·'],
  'export/spec-summary.ts': [
    'until training loss ≤ · or · epochs',
    'plain SGD',
    'weight decay ·',
    ', targets standardised',
    'no engine yet',
  ],
  'mantine/theme.ts': ['segments-label', 'var(--text-small)'],
  // Names of training rules, on a picture.
  'glossary/pictures/training-pictures.ts': ['SGD', 'SAM'],
};

/** Formulas, and titles of papers in the language that they are written in. */
const isFormulaOrSource = (path: string) => path.startsWith('glossary/facts/') || path === 'glossary/sources.ts';
/** With a subscript of letters, as L_test. */
const isSymbol = (text: string) => /^\p{L}_\p{L}+( − \p{L})?$/u.test(text);

const files = uiFiles();
const escapedIn = ({ path, source }: (typeof files)[number]) =>
  isFormulaOrSource(path)
    ? []
    : uiStrings(source, path).filter(({ text }) => !ALLOWED[path]?.includes(text) && !isSymbol(text));

describe('every word of the page is in the catalogue', () => {
  test.each(files.map((file) => [file.path, file] as const))('%s', (path, file) =>
    expect(escapedIn(file).map(({ line, text }) => `src/ui/${path}:${line}: ${text}`)).toEqual([]),
  );

  test('nothing is allowed that is not there', () => {
    for (const [path, allowed] of Object.entries(ALLOWED)) {
      const own = files.find((file) => file.path === path);
      const found = own ? uiStrings(own.source, path).map(({ text }) => text) : [];
      expect(
        allowed.filter((text) => !found.includes(text)),
        path,
      ).toEqual([]);
    }
  });
});

describe('no word is read while modules load, when the language is not known yet', () => {
  /** What takes parts of a room and keeps them as they are: they are read later. */
  const PARTS: Readonly<Record<string, readonly string[]>> = {
    'quantities.ts': ['QUANTITY_WORDS'],
    'start/SettingFields.tsx': ['FIELDS'],
    // Ids, without words.
    'panels/gap/GapPanel.tsx': ['MEASURED_BY'],
  };
  test.each(files.map((file) => [file.path, file] as const))('%s', (path, { source }) => {
    const read = wordsReadWhileLoading(source, path).filter((name) => !PARTS[path]?.includes(name));
    expect(read).toEqual([]);
  });
});

describe('the search itself', () => {
  /** `§` stands for a dollar sign. */
  const found = (source: string) => uiStrings(source.replaceAll('§', '$'), 'sample.tsx').map(({ text }) => text);

  test.each([
    ['text between tags', 'const a = <p>Two words</p>;', ['Two words']],
    ['one word between tags', 'const a = <p>Stop</p>;', ['Stop']],
    ['a label', 'const a = <i aria-label="Stop" />;', ['Stop']],
    ['a label that depends', 'const a = <i title={b ? "Stop" : undefined} />;', ['Stop']],
    ['a choice between tags', 'const a = <p>{b ? "Stop" : `Go §{c}`}</p>;', ['Stop', 'Go ·']],
    ['a sentence that is returned', 'const a = (b: number) => `§{b} runs ended`;', ['· runs ended']],
    ['a sentence in an argument', 'say("Two words");', ['Two words']],
    ['a label of an object', 'const a = [{ value: "x", label: "Random" }];', ['Random']],
    ['names in a constant', 'const NAMES = { a: "Random" };', ['Random']],
    ['a word with a symbol', 'const a = <p>η grows</p>;', ['η grows']],
  ])('finds %s', (_, source, expected) => expect(found(source)).toEqual(expected));

  test.each([
    ['classes', 'const a = <p className={b ? "one two" : "three four"} />;'],
    ['a class in a constant', "const rowClass = (b: boolean) => (b ? 'row row-open' : 'row');"],
    ['errors', 'throw new Error("must be a number, got none.");'],
    ['symbols', 'const a = <p>η/B = {b}, λ₁</p>;'],
    ['selectors', "document.querySelector('nav a[href]');"],
    ['paths', 'const a = <path d="M2 4.5h14 M2 9h14" />;'],
    ['keys and ids', "const a = { kind: 'complete' }; const b = a['some key'];"],
    ['types', "type A = 'not run' | 'two words';"],
    ['imports', "import { a } from './a b.ts';"],
  ])('leaves %s alone', (_, source) => expect(found(source)).toEqual([]));

  test('finds words that are read while a module loads, and no others', () => {
    const head = "import { WORDS } from './words.ts';\n";
    const read = (source: string) => wordsReadWhileLoading(`${head}${source}`, 'sample.tsx');
    expect(read('const OPTIONS = [WORDS.a, WORDS.b.c];')).toEqual(['WORDS', 'WORDS']);
    expect(read('const OPTIONS = KEYS.map((key) => [key, WORDS[key]]);')).toEqual(['WORDS']);
    expect(read('const options = () => [WORDS.a]; function f() { return WORDS.b; }')).toEqual([]);
    expect(read('type Key = keyof typeof WORDS;')).toEqual([]);
  });
});
