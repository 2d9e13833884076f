import type { NamedTensor } from '../../src/engine/network-file/tensors.ts';
import { writeNpz } from '../../src/engine/network-file/write-npz.ts';

/** A tensor whose numbers are 0, 1, 2, … times `scale`. */
export function ramp(name: string, shape: readonly number[], scale = 0.125): NamedTensor {
  const count = shape.reduce((product, side) => product * side, 1);
  return { name, shape, values: Float32Array.from({ length: count }, (_, i) => scale * i) };
}

export const labels = (name: string, ...values: number[]): NamedTensor => ({
  name,
  shape: [values.length],
  values: Int32Array.from(values),
});

/** A network 3 → 4 → 2 with two training examples. */
export const SMALL_NETWORK: readonly NamedTensor[] = [
  ramp('W0', [3, 4]),
  ramp('b0', [4], 1),
  ramp('W1', [4, 2], -0.5),
  ramp('b1', [2], 2),
  ramp('x_train', [2, 3]),
  labels('y_train', 1, 0),
];

/** The small network with some tensors replaced, added or (null) left out. */
export function altered(changes: Readonly<Record<string, NamedTensor | null>>): readonly NamedTensor[] {
  const kept = SMALL_NETWORK.filter(({ name }) => !(name in changes));
  return [...kept, ...Object.values(changes).filter((tensor) => tensor !== null)];
}

export const npzFile = (tensors: readonly NamedTensor[], metadata: Record<string, string> = {}) => ({
  name: 'net.npz',
  bytes: writeNpz(tensors, metadata),
});

/** A safetensors file with any header text and body. */
export function rawSafetensors(header: string, body: Uint8Array = new Uint8Array(0), claimed?: bigint) {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.length + body.length);
  new DataView(bytes.buffer).setBigUint64(0, claimed ?? BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(body, 8 + text.length);
  return { name: 'net.safetensors', bytes };
}
