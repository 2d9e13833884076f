import type { Network } from '../../engine/network.ts';
import type { LossCheckpoint } from './derived-run.ts';
import { ALLOWANCE, NEIGHBOURS } from './loss-tolerance.ts';
import { networkSource } from './replay-network.ts';
import { REPLAY_PROGRAM } from './replay-program.ts';
import type { TensorFormat } from './run-tensors.ts';

/** A value as Python source. JSON's escapes are Python's, so no text can leave its quotes. */
function literal(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return JSON.stringify(value);
  return Number.isFinite(value) ? String(value) : `float("${String(value).replace('Infinity', 'inf')}")`;
}

const READERS: Readonly<Record<TensorFormat, string>> = {
  npz: `def read_arrays(path):
    with np.load(path) as archive:
        return {name: archive[name] for name in archive.files if name != "meta.json"}
`,
  safetensors: `def read_arrays(path):
    """Safetensors: 8 bytes of header length, a JSON header, the numbers."""
    content = path.read_bytes()
    start = 8 + int.from_bytes(content[:8], "little")
    header = json.loads(content[8:start])
    header.pop("__metadata__", None)
    arrays = {}
    for name, tensor in header.items():
        first, last = (start + offset for offset in tensor["data_offsets"])
        kind = {"F32": "<f4", "I32": "<i4"}[tensor["dtype"]]
        arrays[name] = np.frombuffer(content[first:last], kind).reshape(tensor["shape"]).copy()
    return arrays
`,
};

const opening = (
  fileName: string,
) => `"""Replays one run of an sgdscope sweep in PyTorch and compares the training loss at some steps and at its end.

Reads ${fileName} beside this file: initial weights, data, and the examples of every mini-batch. Makes the same steps from
the same weights. The two programs round differently, and some runs amplify that: the tolerance at a step is ${ALLOWANCE} times the
largest change of the loss there in ${NEIGHBOURS} runs whose initial weights are perturbed by a few roundings, or the rounding error of
the loss itself where that is larger.

Usage: python3 replay.py [--float64]       Needs numpy and torch. Exit status: 0 the losses agree, 1 they do not.
"""
import json
import math
import pathlib
import sys

import numpy as np
import torch
from torch import nn

FILE = pathlib.Path(__file__).with_name("${fileName}")
`;

export interface ReplayOptions {
  /** What the script knows in addition to the arrays; written into it as a Python dictionary. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** Python: see `Replay.train`. */
  readonly train: string;
  readonly checkpoints: readonly LossCheckpoint[];
  readonly format: TensorFormat;
  /** File of the arrays, in the folder of the script. */
  readonly fileName: string;
}

/** The text of replay.py: a PyTorch program that needs only the exported file beside it. */
export function replayScript(
  network: Network,
  { settings, train, checkpoints, format, fileName }: ReplayOptions,
): string {
  const entries = Object.entries(settings).map(([name, value]) => `    "${name}": ${literal(value)},`);
  const rows = checkpoints.map(
    ({ step, loss, tolerance }) => `    (${step}, ${literal(loss)}, ${literal(tolerance)}),`,
  );
  return [
    opening(fileName),
    `RUN = {\n${entries.join('\n')}\n}`,
    `# Steps taken, the training loss there in sgdscope, and the tolerance.\nCHECKPOINTS = [\n${rows.join('\n')}\n]\n\n`,
    `${READERS[format]}\n`,
    `${networkSource(network)}\n`,
    `${train}\n`,
    REPLAY_PROGRAM,
  ].join('\n');
}
