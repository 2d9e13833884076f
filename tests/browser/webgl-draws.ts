/** How many draws the WebGL context of `canvas` issues while `work` runs. */
export async function countDraws(canvas: OffscreenCanvas, work: () => Promise<unknown>): Promise<number> {
  const gl = canvas.getContext('webgl2')!;
  let draws = 0;
  const counting =
    <A extends unknown[]>(draw: (...args: A) => void) =>
    (...args: A) => {
      draws++;
      draw.apply(gl, args);
    };
  // Own properties hide those of the prototype, and give way to them again when deleted.
  Object.assign(gl, { drawArrays: counting(gl.drawArrays), drawElements: counting(gl.drawElements) });
  await work();
  for (const name of ['drawArrays', 'drawElements'] as const) Reflect.deleteProperty(gl, name);
  return draws;
}
