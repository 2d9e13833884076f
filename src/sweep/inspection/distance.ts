/** ‖b − a‖ in f64. */
export function distanceOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let p = 0; p < a.length; p++) sum += (b[p] - a[p]) * (b[p] - a[p]);
  return Math.sqrt(sum);
}
