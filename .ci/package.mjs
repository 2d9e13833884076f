// `npm pack` and `npm publish` run it first: builds all that the package holds. It then needs no compiler and no package beside it.
import { buildCli } from './cli.mjs';
import { enterProject } from './setup.mjs';

enterProject();
await buildCli(); // the kernels too
const { build } = await import('vite');
await build({ logLevel: 'error' });
const { buildLibrary } = await import('./library.mjs');
await buildLibrary();
const { writeLicences } = await import('./licences.mjs');
writeLicences();
process.exit(0); // the bundler may hold handles
