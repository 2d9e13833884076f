/**
 * Python of a replay by an optimiser of torch.optim, made once; `settings` are its keyword arguments beside the learning rate and
 * the weight decay.
 */
const torchReplay = (
  optimiser: string,
  settings: string,
) => `def train(model, optimiser, inputs, labels, batches, rates):
    """Steps of torch.optim.${optimiser}, in place of the optimiser that is given."""
    if "own" not in RUN:
        RUN["own"] = torch.optim.${optimiser}(
            model.parameters(), lr=1.0, weight_decay=single(RUN["weightDecay"]), ${settings}
        )
    for batch, rate in zip(batches, rates):
        RUN["own"].param_groups[0]["lr"] = float(rate)
        RUN["own"].zero_grad()
        loss_of(model(inputs[batch]), labels[batch]).backward()
        RUN["own"].step()
`;

/** Python: the gradient of a mini-batch in the fields of the parameters, for replays with updates of their own. */
const GRADIENT_OF = `def compute_gradient(model, inputs, labels, batch):
    model.zero_grad()
    loss_of(model(inputs[batch]), labels[batch]).backward()
`;

const ADAM_SETTINGS = 'betas=(RUN["beta1"], RUN["beta2"]), eps=RUN["epsilon"]';
export const ADAM = torchReplay('Adam', ADAM_SETTINGS);
export const ADAMW = torchReplay('AdamW', ADAM_SETTINGS);
export const RMSPROP = torchReplay('RMSprop', 'alpha=RUN["decay"], eps=RUN["epsilon"]');
export const ADAGRAD = torchReplay('Adagrad', 'initial_accumulator_value=RUN["initial"], eps=RUN["epsilon"]');

export const SIGN_DESCENT = `${GRADIENT_OF}

def train(model, optimiser, inputs, labels, batches, rates):
    """Sign descent: the momentum buffer of SGD, of which only the signs are used."""
    momentum, decay = single(RUN["momentum"]), single(RUN["weightDecay"])
    for batch, rate in zip(batches, rates):
        compute_gradient(model, inputs, labels, batch)
        with torch.no_grad():
            for parameter in model.parameters():
                gradient = parameter.grad + decay * parameter
                state = optimiser.state[parameter]
                buffer = momentum * state.get("momentum_buffer", torch.zeros_like(parameter)) + gradient
                state["momentum_buffer"] = buffer
                step = gradient + momentum * buffer if RUN["nesterov"] else buffer
                parameter.sub_(float(rate) * step.sign())
`;

export const LION = `${GRADIENT_OF}

def train(model, optimiser, inputs, labels, batches, rates):
    """Lion, as its authors' program for PyTorch makes a step."""
    averages = RUN.setdefault("averages", [torch.zeros_like(parameter) for parameter in model.parameters()])
    for batch, rate in zip(batches, rates):
        compute_gradient(model, inputs, labels, batch)
        with torch.no_grad():
            for parameter, average in zip(model.parameters(), averages):
                parameter.mul_(1 - float(rate) * single(RUN["weightDecay"]))
                mixed = average * RUN["beta1"] + parameter.grad * (1 - RUN["beta1"])
                parameter.add_(mixed.sign(), alpha=-float(rate))
                average.mul_(RUN["beta2"]).add_(parameter.grad, alpha=1 - RUN["beta2"])
`;

export const MUON = `${GRADIENT_OF}

def orthogonalise(matrix):
    """Five steps of a Newton-Schulz iteration, in double precision."""
    x = matrix.double()
    tall = x.size(0) > x.size(1)
    x = x.t() if tall else x
    x = x / (x.norm() + 1e-7)
    for _ in range(5):
        square = x @ x.t()
        x = 3.4445 * x + (-4.7750 * square + 2.0315 * square @ square) @ x
    return (x.t() if tall else x).to(matrix.dtype)


def train(model, optimiser, inputs, labels, batches, rates):
    """Muon for the weights of all layers but the last, AdamW for the rest."""
    layers = [layer for layer in model.modules() if isinstance(layer, (nn.Conv2d, nn.Linear))]
    matrices = [layer.weight for layer in layers[:-1]]
    decay, momentum = single(RUN["weightDecay"]), RUN["decay"]
    if "own" not in RUN:
        rest = [parameter for parameter in model.parameters() if all(parameter is not matrix for matrix in matrices)]
        adam = torch.optim.AdamW(rest, lr=1.0, betas=(0.9, 0.95), eps=1e-10, weight_decay=decay)
        RUN["own"] = (adam, [torch.zeros_like(matrix) for matrix in matrices])
    adam, averages = RUN["own"]
    for batch, rate in zip(batches, rates):
        compute_gradient(model, inputs, labels, batch)
        adam.param_groups[0]["lr"] = float(rate) * RUN["adamFactor"]
        adam.step()
        with torch.no_grad():
            for matrix, average in zip(matrices, averages):
                average.lerp_(matrix.grad, 1 - momentum)
                ahead = matrix.grad.lerp(average, momentum)
                scale = max(1, matrix.size(-2) / matrix.size(-1)) ** 0.5
                step = orthogonalise(ahead.flatten(1)).view_as(matrix)
                matrix.mul_(1 - float(rate) * decay).sub_(float(rate) * scale * step)
`;
