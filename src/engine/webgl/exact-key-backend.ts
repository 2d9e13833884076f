import { type GPGPUProgram, MathBackendWebGL, webgl_util } from '@tensorflow/tfjs-backend-webgl';
import { type DataType, type TensorInfo, util } from '@tensorflow/tfjs-core';

/**
 * tfjs's backend with a complete key for compiled programs. With shapes as uniforms, tfjs compiles a direct sampler where
 * a tensor's shape without its ones is the shape of its texture, but its key compares the shape with the ones: `[4, 54, 1]`
 * stored as 4×54 and as 36×6 share one program, and one of them reads wrong numbers without an error (seen in 4.22,
 * `makeShaderKey` and `getSampler2D`). The missing bit is added to the key as a comment in the program's code.
 */
export class ExactKeyBackend extends MathBackendWebGL {
  override runWebGLProgram(
    program: GPGPUProgram,
    inputs: TensorInfo[],
    outputDtype: DataType,
    customUniformValues?: number[][],
    preventEagerUnpackingOfOutput?: boolean,
    customTexShape?: [number, number],
  ): TensorInfo {
    if (program.enableShapeUniforms) {
      const direct = inputs.map((input) => this.isDirect(input, program.packedInputs === true));
      program.userCode += `\n// direct: ${direct}`;
    }
    return super.runWebGLProgram(
      program,
      inputs,
      outputDtype,
      customUniformValues,
      preventEagerUnpackingOfOutput,
      customTexShape,
    );
  }

  /** Whether the texture that the program will read has the shape of the tensor without its ones. */
  private isDirect({ dataId, shape }: TensorInfo, packed: boolean): boolean {
    const { texture, texShape, isPacked } = this.texData.get(dataId);
    const stays = texture != null && texShape !== undefined && Boolean(isPacked) === packed;
    const read = stays ? texShape : webgl_util.getTextureShapeFromLogicalShape(shape, packed);
    return util.arraysEqual(util.squeezeShape(shape).newShape, read);
  }
}
