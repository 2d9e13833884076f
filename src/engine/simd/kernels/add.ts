import { Operation } from './layout';

/** out = input + source for vectors of one stride; a source of 0 counts as zeros. */
export function addForward(op: Operation, input: usize, source: usize, out: usize, rows: i32): void {
  const bytes = <usize>rows * op.output.exampleBytes;
  for (let i: usize = 0; i < bytes; i += 16) {
    const a = v128.load(input + i);
    v128.store(out + i, source ? f32x4.add(a, v128.load(source + i)) : a);
  }
}

/** The errors of the sum are those of its first summand; `addSummed` adds them to those of the second. */
export function copyErrors(op: Operation, error: usize, inputError: usize, rows: i32): void {
  memory.copy(inputError, error, <usize>rows * op.output.exampleBytes);
}
