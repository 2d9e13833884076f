import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { ConstantPool, type TfjsDevice } from './device.ts';

/** tfjs in plain JavaScript: for machines without WebGL and for Node. */
export async function openCpuDevice(): Promise<TfjsDevice> {
  await tf.setBackend('cpu');
  const constants = new ConstantPool();
  const run = <T>(work: () => T): T => {
    if (tf.getBackend() !== 'cpu') void tf.setBackend('cpu');
    return work();
  };
  return {
    kind: 'tfjs-cpu',
    renderer: 'JavaScript (tfjs cpu)',
    run,
    read: (parts) => parts.map((part) => part.dataSync<'float32'>().slice()),
    constant: (value) => run(() => constants.get(value)),
    dispose: () => constants.dispose(),
  };
}
