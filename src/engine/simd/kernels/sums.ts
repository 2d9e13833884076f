/** x·y over `count` floats: four partial sums, then the remainder. */
export function dot(x: usize, y: usize, count: i32): f32 {
  let sum = f32x4.splat(0);
  const whole = <usize>(count & ~3) << 2;
  for (let i: usize = 0; i < whole; i += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(x + i), v128.load(y + i)));
  let total = lanes(sum);
  for (let i = whole; i < <usize>count << 2; i += 4) total += load<f32>(x + i) * load<f32>(y + i);
  return total;
}

/** Σ x over `count` floats, in the same order. */
export function total(x: usize, count: i32): f32 {
  let sum = f32x4.splat(0);
  const whole = <usize>(count & ~3) << 2;
  for (let i: usize = 0; i < whole; i += 16) sum = f32x4.add(sum, v128.load(x + i));
  let result = lanes(sum);
  for (let i = whole; i < <usize>count << 2; i += 4) result += load<f32>(x + i);
  return result;
}

@inline
function lanes(sum: v128): f32 {
  const low = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1);
  return low + (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
}
