// `npm start`: sets up, builds, serves the page to this machine alone and opens it.
import { buildCli } from './cli.mjs';
import { enterProject } from './setup.mjs';

async function buildPage() {
  const { buildKernels } = await import('./kernels.mjs');
  await buildKernels();
  const { build } = await import('vite');
  await build({ logLevel: 'warn' });
}

try {
  enterProject();
  await buildCli(); // the server is that of the package
  const { startPage } = await import('../dist-cli/start-page.js');
  await startPage('dist', { opens: true, prepare: buildPage });
  process.exit(0); // the bundler may hold handles
} catch (error) {
  console.error(`npm start: ${error.message}`);
  process.exit(1);
}
