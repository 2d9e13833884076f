// Writes THIRD-PARTY-LICENSES: the licence of every package whose code may be in the package: what src imports and all that it depends
// on, and the tools that put code of their own into what they build.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { enterProject, isStarted } from './setup.mjs';

const OUT = 'THIRD-PARTY-LICENSES';
/** The runtime of the kernels, of modules and of workers. */
const TOOLS = ['assemblyscript', 'rolldown', 'vite'];
const TYPEFACE = 'src/figure/font/inter/OFL.txt';
const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.|-|$)/i;

/** Packages that sources name in imports. */
export function importedPackages(folder = 'src') {
  const names = new Set();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(tsx?|css)$/.test(entry.name)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, name] of text.matchAll(/(?:from|import)\s*\(?\s*['"]((?:@[\w.-]+\/)?[\w][\w.-]*)(?:\/[^'"]*)?['"]/g))
      names.add(name);
  }
  return [...names];
}

/** Folders of packages and of all that they depend on, by the lock file. */
export function withDependencies(names, { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))) {
  const found = new Set();
  /** The folder that a package finds a dependency in: its own, then those above. */
  const folderOf = (from, name) => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
      const folder = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
      if (packages[folder]) return folder;
      if (at === '') return null;
    }
  };
  const visit = (from, name) => {
    const folder = folderOf(from, name);
    if (folder === null || found.has(folder)) return;
    found.add(folder);
    for (const next of Object.keys(packages[folder].dependencies ?? {})) visit(folder, next);
  };
  for (const name of names) visit('', name);
  return [...found].sort();
}

const authorText = (author) => (typeof author === 'string' ? author : (author?.name ?? 'its authors'));

/** The licence of a package, in the words that come with it. */
function licenceOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && LICENCE_FILE.test(entry.name),
  );
  const texts = files.map((file) => readFileSync(join(folder, file.name), 'utf8').trim());
  const text =
    texts.join('\n\n') ||
    `${license}, by ${authorText(author)}. The package comes without the text of this licence, which is given with others here.`;
  return { title: `${name} ${version} (${license})`, text };
}

const RULE = '-'.repeat(78);

/** Tools are whole programs, of which little is here: their own part of their licence files comes first. */
const TOOL_TEXT_END = /\n#+ (?:Licenses of bundled dependencies|Bundled dependencies)/i;

/** The text of the file. */
export function licencesText() {
  const names = importedPackages();
  const known = new Set(Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).devDependencies));
  const entries = withDependencies(names.filter((name) => known.has(name)))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map(licenceOf);
  const tools = TOOLS.map((name) => `node_modules/${name}`)
    .map(licenceOf)
    .map(({ title, text }) => ({ title, text: text.split(TOOL_TEXT_END, 1)[0].trim() }));
  const typeface = { title: 'Inter, the typeface of figures (OFL-1.1)', text: readFileSync(TYPEFACE, 'utf8').trim() };
  const parts = [...entries, ...tools, typeface].map(({ title, text }) => `${RULE}\n${title}\n${RULE}\n\n${text}\n`);
  return `sgdscope contains code of these packages, or may contain it.\n\n${parts.join('\n')}`;
}

export function writeLicences() {
  writeFileSync(OUT, licencesText());
}

if (isStarted(import.meta.url)) {
  enterProject();
  writeLicences();
}
