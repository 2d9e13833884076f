// Compiles the AssemblyScript kernels to src/engine/simd/kernels.wasm when they are newer than it.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { isStarted, ROOT } from './setup.mjs';

const SOURCE = 'src/engine/simd/kernels';
const ENTRY = `${SOURCE}/index.ts`;
const TARGET = 'src/engine/simd/kernels.wasm';

export async function buildKernels() {
  if (!existsSync(ENTRY)) return;
  const sources = readdirSync(SOURCE)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${SOURCE}/${name}`);
  const newest = Math.max(...sources.map((path) => statSync(path).mtimeMs));
  if (existsSync(TARGET) && statSync(TARGET).mtimeMs > newest) return;
  const { default: asc } = await import('assemblyscript/asc');
  const { error, stderr } = await asc.main([
    ENTRY,
    '-o',
    TARGET,
    '-O3',
    '--noAssert',
    '--runtime',
    'stub',
    '--enable',
    'simd',
    '--importMemory',
    '--initialMemory',
    '16',
    '--maximumMemory',
    '65536',
  ]);
  if (error) throw new Error(`AssemblyScript could not compile ${ENTRY}:\n${stderr.toString()}`);
}

if (isStarted(import.meta.url)) {
  process.chdir(ROOT);
  await buildKernels();
}
