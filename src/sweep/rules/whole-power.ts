/** βᵗ in f64 by repeated squaring, t an integer ≥ 0: the same bits on every machine, as those of `Math.pow` are not. */
export function wholePower(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
