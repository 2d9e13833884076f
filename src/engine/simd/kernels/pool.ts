import { Operation, Tensor } from './layout';

@inline
function pixel(tensor: Tensor, example: i32, y: i32, x: i32): usize {
  return tensor.origin + <usize>example * tensor.exampleBytes + <usize>y * tensor.rowBytes
    + (<usize>(x * tensor.stride) << 2);
}

/** out = mean of each size × size block of in, for `rows` examples; also maps tangents. */
export function poolForward(op: Operation, input: usize, out: usize, rows: i32): void {
  const from = op.input, to = op.output, size = op.size;
  const share = f32x4.splat(<f32>1 / <f32>(size * size));
  const bytes = <usize>to.stride << 2;
  for (let example = 0; example < rows; example++) {
    for (let y = 0; y < to.height; y++) {
      for (let x = 0; x < to.width; x++) {
        const target = out + pixel(to, example, y, x);
        const corner = input + pixel(from, example, y * size, x * size);
        for (let c: usize = 0; c < bytes; c += 16) {
          let sum = f32x4.splat(0);
          for (let i = 0; i < size; i++) {
            const line = corner + <usize>i * from.rowBytes + c;
            for (let j: usize = 0; j < <usize>size; j++) sum = f32x4.add(sum, v128.load(line + j * bytes));
          }
          v128.store(target + c, f32x4.mul(sum, share));
        }
      }
    }
  }
}

/** The transposed map: each pixel of a block takes an equal share of the error of its mean. */
export function poolBackward(op: Operation, error: usize, inputError: usize, rows: i32): void {
  const from = op.input, to = op.output, size = op.size;
  const share = f32x4.splat(<f32>1 / <f32>(size * size));
  const bytes = <usize>to.stride << 2;
  for (let example = 0; example < rows; example++) {
    for (let y = 0; y < from.height; y++) {
      for (let x = 0; x < from.width; x++) {
        const target = inputError + pixel(from, example, y, x);
        const source = error + pixel(to, example, y / size, x / size);
        for (let c: usize = 0; c < bytes; c += 16) v128.store(target + c, f32x4.mul(v128.load(source + c), share));
      }
    }
  }
}

/** An image without its border and channel padding as a vector, in the order [height, width, channels]. */
export function flattenForward(op: Operation, input: usize, out: usize, rows: i32): void {
  copyImages(op, input, out, rows, false);
}

/** A vector back into an image. */
export function flattenBackward(op: Operation, error: usize, inputError: usize, rows: i32): void {
  copyImages(op, inputError, error, rows, true);
}

function copyImages(op: Operation, image: usize, vector: usize, rows: i32, back: bool): void {
  const from = op.input;
  // Where pixels have no padding a line is contiguous.
  const stretches = from.stride == from.channels ? 1 : from.width;
  const bytes = <usize>(from.width / stretches * from.channels) << 2;
  for (let example = 0; example < rows; example++) {
    let v = vector + <usize>example * op.output.exampleBytes;
    for (let y = 0; y < from.height; y++) {
      for (let x = 0; x < stretches; x++, v += bytes) {
        const at = image + pixel(from, example, y, x);
        if (back) copyFloats(v, at, bytes);
        else copyFloats(at, v, bytes);
      }
    }
  }
}

function copyFloats(from: usize, to: usize, bytes: usize): void {
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) v128.store(to + i, v128.load(from + i));
  for (; i < bytes; i += 4) store<f32>(to + i, load<f32>(from + i));
}
