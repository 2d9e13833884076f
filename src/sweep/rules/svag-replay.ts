/** Python: steps of SVAG. */
export const SVAG = `def train(model, optimiser, inputs, labels, batches, rates):
    """SVAG: each step is replaced by as many smaller ones as its level, each with two mini-batches."""
    level = RUN["level"]
    root = math.sqrt(2 * level - 1)
    for step, rate in zip(batches, rates):
        optimiser.param_groups[0]["lr"] = float(np.float32(rate) / np.float32(level))
        for first, second in step.view(level, 2, -1):
            optimiser.zero_grad()
            (loss_of(model(inputs[first]), labels[first]) * (1 + root) / 2).backward()
            (loss_of(model(inputs[second]), labels[second]) * (1 - root) / 2).backward()
            optimiser.step()
`;
