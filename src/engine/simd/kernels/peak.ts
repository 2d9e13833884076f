/**
 * What this machine's f32x4 multiply and add units can do: `rounds` rounds of 6 independent multiplications and 6 additions
 * of 4 lanes, a baseline for the products. Returns something that depends on all of them.
 */
export function peak(rounds: i32): f32 {
  const x = f32x4.splat(0.99999), y = f32x4.splat(1e-7);
  let a = f32x4.splat(1), b = f32x4.splat(2), c = f32x4.splat(3), d = f32x4.splat(4), e = f32x4.splat(5), f = f32x4.splat(6);
  let g = f32x4.splat(1), h = f32x4.splat(2), i = f32x4.splat(3), j = f32x4.splat(4), k = f32x4.splat(5), l = f32x4.splat(6);
  for (let round = 0; round < rounds; round++) {
    a = f32x4.mul(a, x); g = f32x4.add(g, y); b = f32x4.mul(b, x); h = f32x4.add(h, y);
    c = f32x4.mul(c, x); i = f32x4.add(i, y); d = f32x4.mul(d, x); j = f32x4.add(j, y);
    e = f32x4.mul(e, x); k = f32x4.add(k, y); f = f32x4.mul(f, x); l = f32x4.add(l, y);
  }
  const products = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(e, f));
  const sums = f32x4.add(f32x4.add(f32x4.add(g, h), f32x4.add(i, j)), f32x4.add(k, l));
  return f32x4.extract_lane(f32x4.add(products, sums), 0);
}
