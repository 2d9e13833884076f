// Which browser the tests use, and the flags it needs to run headless, as root, without a GPU.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { canInstallPackages, installPackages } from './apt.mjs';

export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  // WebGL stays; without a GPU the page itself is drawn several times faster by the processor than by a GPU's emulation.
  '--disable-gpu-compositing',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FIXED_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where a command is, if it is on the search path. */
export function findCommand(name) {
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.split(/\r?\n/)[0].trim() : undefined;
}

/** The path named by CHROMIUM, else a system Chromium or Chrome, else undefined (Playwright then uses its own). */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!existsSync(named))
      throw new Error(`CHROMIUM must be the path of a browser, got "${named}", which does not exist.`);
    return named;
  }
  for (const name of SYSTEM_NAMES) {
    const found = findCommand(name);
    if (found) return found;
  }
  return FIXED_PATHS.find((path) => existsSync(path));
}

/** Finds a browser or installs one: Playwright's own download, else on Debian as root the distribution's package. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const { chromium } = await import('playwright');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  console.log('No Chromium found; asking Playwright for its own …');
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  if (canInstallPackages()) {
    installPackages(['chromium'], { recommended: true });
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'The tests need Chromium or Chrome and none was found. Install one (Debian: "sudo apt-get install chromium"; ' +
      'others: "npx playwright install chromium"), or set CHROMIUM to the path of a browser.',
  );
}
