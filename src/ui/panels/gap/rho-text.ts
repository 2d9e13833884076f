/** Two digits, or three if two would round to ±1. */
export function rhoText(value: number): string {
  const size = Math.abs(value);
  const isOne = 1 - size < 1e-9; // 1 up to rounding
  const text = !isOne && size >= 0.995 ? Math.min(size, 0.999).toFixed(3) : size.toFixed(2);
  return (value < 0 && Number(text) > 0 ? '−' : '') + text;
}
