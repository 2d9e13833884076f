/** η/B to nine digits: it differs in its last bit between cells of one diagonal. */
export const ratioKey = ({
  learningRate,
  batchSize,
}: {
  readonly learningRate: number;
  readonly batchSize: number;
}): number => Number((learningRate / batchSize).toPrecision(9));
