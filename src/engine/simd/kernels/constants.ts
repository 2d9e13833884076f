/**
 * The constant at `table` + 4 · index in all four lanes. V8 builds a v128 constant from two 64-bit moves and three
 * shuffles, each time it is used; from a table it is one load.
 */
@inline
export function constant4(table: usize, index: usize): v128 {
  return v128.load_splat<f32>(table + (index << 2));
}

/** p·x + table[index], one step of Horner's rule. */
@inline
export function horner4(p: v128, x: v128, table: usize, index: usize): v128 {
  return f32x4.add(f32x4.mul(p, x), constant4(table, index));
}

/** t₀ + t₁x + t₂x² + t₃x³ with coefficients from `table` at `index`, in pairs: a shorter chain than Horner's rule. */
@inline
export function cubic4(x: v128, square: v128, table: usize, index: usize): v128 {
  const low = f32x4.add(constant4(table, index), f32x4.mul(constant4(table, index + 1), x));
  const high = f32x4.add(constant4(table, index + 2), f32x4.mul(constant4(table, index + 3), x));
  return f32x4.add(low, f32x4.mul(square, high));
}
