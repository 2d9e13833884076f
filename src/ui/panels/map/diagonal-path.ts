/** The polyline through x₀, y₀, x₁, y₁, … as data of an svg path, to a tenth of a pixel. */
export const diagonalPath = (points: readonly number[]): string =>
  points.reduce((path, value, i) => `${path}${i === 0 ? 'M' : i % 2 === 0 ? 'L' : ','}${value.toFixed(1)}`, '');
