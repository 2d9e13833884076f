/** Numbers in [−scale, scale); time does not depend on values. */
export const uniformNumbers = (length: number, scale: number) =>
  Float32Array.from({ length }, () => (2 * Math.random() - 1) * scale);

/** Rows `[count, classes]`, labels in turn. */
export function oneHotLabels(count: number, classes: number): Float32Array {
  const rows = new Float32Array(count * classes);
  for (let row = 0; row < count; row++) rows[row * classes + (row % classes)] = 1;
  return rows;
}
