/** Bytes of an IDX pair: `count` images of side `side`, image i a bright bar at column i mod classes, label the column. */
export function idxPair(count: number, side: number, classes: number): { images: Buffer; labels: Buffer } {
  const images = Buffer.alloc(16 + count * side * side);
  for (const [i, word] of [0x803, count, side, side].entries()) images.writeUInt32BE(word, 4 * i);
  const labels = Buffer.alloc(8 + count);
  labels.writeUInt32BE(0x801, 0);
  labels.writeUInt32BE(count, 4);
  for (let i = 0; i < count; i++) {
    labels[8 + i] = i % classes;
    for (let row = 0; row < side; row++)
      for (let column = 0; column < side; column++) {
        const faint = (i * 7 + row * 13 + column * 29) % 60;
        images[16 + (i * side + row) * side + column] = column === i % classes ? 200 + (faint % 50) : faint;
      }
  }
  return { images, labels };
}
