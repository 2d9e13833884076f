// Programs that read Parquet files, independent of the library that writes ours: DuckDB, polars and Apache Arrow in Rust.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../node_modules/.cache/parquet-readers');
const PACKAGES = {
  '@duckdb/node-api': '1.5.6-r.1',
  'nodejs-polars': '0.25.2',
  'parquet-wasm': '0.8.0',
  // npm does not install it by itself where the lock of another system was kept.
  ...(process.platform === 'linux' && process.arch === 'x64' && { 'nodejs-polars-linux-x64-gnu': '0.25.2' }),
};

/** Installs them beside the project, whose own install is not to have their 150 MB. Returns what loads one of them. */
export function installReaders() {
  if (!existsSync(`${FOLDER}/node_modules/parquet-wasm`)) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(`${FOLDER}/package.json`, JSON.stringify({ private: true, dependencies: PACKAGES }));
    const command = ['install', '--no-audit', '--no-fund', '--silent'];
    const { status } = spawnSync('npm', command, {
      cwd: FOLDER,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (status !== 0) throw new Error(`${FOLDER}: readers of Parquet must be installed there, and npm failed.`);
  }
  return createRequire(`${FOLDER}/package.json`);
}
