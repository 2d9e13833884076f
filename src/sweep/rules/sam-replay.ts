/** Python: steps of SAM. */
export const SAM = `def climb(model, radius):
    """Moves the weights by radius along their gradient, and returns the weights before."""
    parameters = list(model.parameters())
    before = [parameter.detach().clone() for parameter in parameters]
    length = math.sqrt(sum(parameter.grad.double().square().sum().item() for parameter in parameters))
    with torch.no_grad():
        for parameter in parameters:
            parameter.add_(parameter.grad, alpha=radius / length if length != 0 else 0.0)
    return before


def uphill_gradient(model, inputs, labels, shard):
    """The gradient on some examples after a step uphill on them; leaves the weights as they were."""
    model.zero_grad()
    loss_of(model(inputs[shard]), labels[shard]).backward()
    before = climb(model, RUN["radius"])
    model.zero_grad()
    loss_of(model(inputs[shard]), labels[shard]).backward()
    with torch.no_grad():
        for parameter, weights in zip(model.parameters(), before):
            parameter.copy_(weights)
    return [parameter.grad.clone() for parameter in model.parameters()]


def train(model, optimiser, inputs, labels, batches, rates):
    """SAM: gradients after a step uphill, on the whole mini-batch or on each group of ascentBatch examples."""
    for batch, rate in zip(batches, rates):
        optimiser.param_groups[0]["lr"] = float(rate)
        shards = batch.split(RUN.get("ascentBatch", len(batch)))
        gradients = [uphill_gradient(model, inputs, labels, shard) for shard in shards]
        for index, parameter in enumerate(model.parameters()):
            parameter.grad = sum(own[index] * (len(shard) / len(batch)) for own, shard in zip(gradients, shards))
        optimiser.step()
`;
