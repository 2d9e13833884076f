// Firefox and WebKit for the tests, beside Chromium: what is here, and how to get what is not.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import playwright from 'playwright';
import { canInstallPackages, installPackages } from './apt.mjs';
import { findChromium, findCommand } from './chromium.mjs';

export const ENGINES = ['chromium', 'firefox', 'webkit'];
export const ENGINE_TITLES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };
export const HOW_TO_GET = {
  chromium: 'Debian: "sudo apt-get install chromium"; others: "npx playwright install chromium".',
  firefox: 'Debian: "sudo apt-get install firefox-esr"; others: "npx playwright install firefox".',
  webkit:
    'Debian: "sudo apt-get install webkit2gtk-driver xvfb fonts-dejavu-core"; others: "npx playwright install webkit", ' +
    'on Linux with "sudo npx playwright install-deps webkit".',
};

const PACKAGES = {
  firefox: ['firefox-esr', 'fonts-dejavu-core'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'fonts-dejavu-core'],
};
const FIREFOX_PATHS = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** Playwright's own build, where it has been downloaded. */
const ownBuild = (engine) => (existsSync(playwright[engine].executablePath()) ? { by: 'playwright' } : undefined);

/** Playwright drives only a Firefox of its own; any other speaks WebDriver BiDi. */
function findFirefox() {
  const named = process.env.FIREFOX;
  if (named && !existsSync(named))
    throw new Error(`FIREFOX must be the path of a browser, got "${named}", which does not exist.`);
  const path = named ?? findCommand('firefox-esr') ?? FIREFOX_PATHS.find((known) => existsSync(known));
  return path ? { by: 'puppeteer', path } : ownBuild('firefox');
}

/** WebKitGTK's small browser lies beside its library: /usr/lib/<machine>/webkit2gtk-4.1/MiniBrowser. */
function findMiniBrowser() {
  const folders = (path) => (existsSync(path) ? readdirSync(path).map((name) => `${path}/${name}`) : []);
  return folders('/usr/lib')
    .filter((path) => path.endsWith('-linux-gnu'))
    .flatMap(folders)
    .filter((path) => /\/webkit(2gtk|gtk)-[\d.]+$/.test(path))
    .map((path) => `${path}/MiniBrowser`)
    .find((path) => existsSync(path));
}

/** WebKitGTK with its WebDriver, on a display of its own; else Playwright's build. */
function findWebkit() {
  const path = findMiniBrowser();
  const canDrive = path && findCommand('WebKitWebDriver') && findCommand('Xvfb');
  return canDrive ? { by: 'webdriver', path } : ownBuild('webkit');
}

function findChromiumOrOwn() {
  const path = findChromium();
  return path ? { by: 'playwright', path } : ownBuild('chromium');
}

const FINDERS = { chromium: findChromiumOrOwn, firefox: findFirefox, webkit: findWebkit };
export const findBrowser = (engine) => FINDERS[engine]();

/**
 * Installs an engine where it is missing: on Debian as root its package, which brings the libraries that it needs; elsewhere
 * Playwright's download. Where neither can be had its tests say so.
 */
export function ensureBrowser(engine) {
  if (findBrowser(engine)) return;
  if (installPackages(PACKAGES[engine]) && findBrowser(engine)) return;
  console.log(`No ${ENGINE_TITLES[engine]} found; asking Playwright for its own …`);
  const libraries = canInstallPackages() ? ['--with-deps'] : [];
  spawnSync('npx', ['playwright', 'install', ...libraries, engine], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
