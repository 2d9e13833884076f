import { setWebGLContext } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { EngineError } from '../../errors.ts';
import { createCheckedReader } from './checked-reader.ts';
import { deviceLost, watchContext } from './context-health.ts';
import { ConstantPool, type TfjsDevice } from './device.ts';
import { ExactKeyBackend } from './exact-key-backend.ts';

/** What a canvas of the page and an OffscreenCanvas share; this folder also runs in workers, where there is no DOM. */
export interface Canvas extends EventTarget {
  getContext(kind: 'webgl2', attributes?: WebGLContextAttributes): unknown;
}

export interface WebglDevice extends TfjsDevice {
  readonly kind: 'webgl';
  readonly backend: ExactKeyBackend;
  /** Longest side of a texture, in texels. */
  readonly textureSide: number;
}

/** Bytes of textures, including free ones, above which tfjs deletes textures instead of keeping them for reuse. */
const TEXTURE_BYTES = 1 << 29;
/** An entry of `EngineDescription.refusals` where the caller continues with another engine. */
const NO_WEBGL = 'WebGL 2 is not available in this browser.';

let opened = 0;

/**
 * A separate tfjs backend on our own WebGL 2 context. Shapes are uniforms, so a new shape seldom compiles; small tensors
 * are not forwarded to the CPU, so the arithmetic never depends on size. Refuses devices that cannot render to f32.
 */
export function openWebglDevice(canvas: Canvas = newCanvas()): WebglDevice {
  const gl = contextOf(canvas);
  const health = watchContext(canvas, gl);
  setFlags(gl);
  const name = `sgdscope-webgl-${++opened}`;
  const backend = new ExactKeyBackend(canvas as ConstructorParameters<typeof ExactKeyBackend>[0]);
  tf.registerBackend(name, () => backend);
  tf.copyRegisteredKernels('webgl', name);
  const run = <T>(work: () => T): T => {
    if (tf.getBackend() !== name) void tf.setBackend(name);
    return health.explain(work);
  };
  const constants = new ConstantPool();
  const reader = run(() => createCheckedReader(backend, health));
  return {
    kind: 'webgl',
    renderer: rendererOf(gl),
    backend,
    textureSide: gl.getParameter(gl.MAX_TEXTURE_SIZE) as number,
    run,
    read: reader.read,
    constant: (value) => run(() => constants.get(value)),
    dispose: () => {
      reader.dispose();
      constants.dispose();
      tf.removeBackend(name);
    },
  };
}

function newCanvas(): Canvas {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(1, 1);
  const { document } = globalThis as { document?: { createElement(tag: 'canvas'): Canvas } };
  if (document) return document.createElement('canvas');
  throw new EngineError(NO_WEBGL); // a worker of a browser whose workers cannot draw
}

function contextOf(canvas: Canvas): WebGL2RenderingContext {
  const attributes = {
    alpha: false,
    antialias: false,
    depth: false,
    stencil: false,
    powerPreference: 'high-performance',
  } as const;
  const gl = canvas.getContext('webgl2', attributes) as WebGL2RenderingContext | null;
  if (gl === null) {
    throw new EngineError(NO_WEBGL);
  }
  if (gl.isContextLost()) throw deviceLost('it was lost as soon as it was made');
  if (gl.getExtension('EXT_color_buffer_float') === null) {
    throw new EngineError(
      'engine/webgl: the device must render to 32-bit floats, got 16-bit only. Use the simd or the tfjs cpu engine.',
    );
  }
  return gl;
}

function setFlags(gl: WebGL2RenderingContext): void {
  setWebGLContext(2, gl); // before any flag is read: they probe a context
  const env = tf.env();
  env.set('SOFTWARE_WEBGL_ENABLED', true);
  env.set('WEBGL_VERSION', 2);
  env.set('WEBGL_CPU_FORWARD', false);
  env.set('WEBGL_USE_SHAPES_UNIFORMS', true);
  env.set('WEBGL_PACK', true);
  // Packed elementwise operations write non-zero numbers into the padding of odd sizes (a broadcast bias, exp(0)), and the packed
  // matMul sums over that padding: with both packed, gradients of odd batches are wrong without an error.
  env.set('WEBGL_PACK_BINARY_OPERATIONS', false);
  env.set('WEBGL_PACK_UNARY_OPERATIONS', false);
  env.set('WEBGL_DELETE_TEXTURE_THRESHOLD', TEXTURE_BYTES);
  if (!env.getBool('WEBGL_RENDER_FLOAT32_ENABLED') || !env.getBool('WEBGL_DOWNLOAD_FLOAT_ENABLED')) {
    throw new EngineError(
      'engine/webgl: tfjs must compute in 32-bit floats, got 16-bit. Use the simd or the tfjs cpu engine.',
    );
  }
}

function rendererOf(gl: WebGL2RenderingContext): string {
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  return String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}
