import { availableParallelism } from 'node:os';
import { cacheDirectory, directoryCache } from '../cli/directory-cache.ts';
import { nodeChannel } from '../cli/node-channel.ts';
import { createNodeEngine } from '../cli/node-engine.ts';
import { setPlatform } from './platform.ts';

setPlatform({
  openChannel: nodeChannel,
  makeEngine: createNodeEngine,
  threads: availableParallelism(),
  cache: directoryCache(cacheDirectory()),
});

// biome-ignore lint/performance/noBarrelFile: the entry of the package.
export * from './library.ts';
