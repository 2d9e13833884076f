/** Python: the part of replay.py that is the same for every run. It uses RUN, CHECKPOINTS, FILE, `train` and what is defined above it. */
export const REPLAY_PROGRAM = `def load_weights(model, arrays, prefix):
    """sgdscope keeps W as [in, out] or [height, width, in, out], PyTorch as [out, in] or [out, in, height, width]."""
    layers = [layer for layer in model.modules() if isinstance(layer, (nn.Conv2d, nn.Linear))]
    with torch.no_grad():
        for index, layer in enumerate(layers):
            weight = torch.tensor(arrays[f"{prefix}W{index}"])
            layer.weight.copy_(weight.permute((3, 2, 0, 1) if weight.dim() == 4 else (1, 0)))
            layer.bias.copy_(torch.tensor(arrays[f"{prefix}b{index}"]))
        for index, layer in enumerate(layer for layer in model.modules() if isinstance(layer, nn.LayerNorm)):
            layer.weight.copy_(torch.tensor(arrays[f"{prefix}gamma{index}"]))
            layer.bias.copy_(torch.tensor(arrays[f"{prefix}beta{index}"]))


def single(value):
    """sgdscope's hyper-parameters are 32-bit floats."""
    return float(np.float32(value))


def build_optimiser(model, arrays):
    momentum = single(RUN["momentum"])
    optimiser = torch.optim.SGD(
        model.parameters(),
        lr=single(RUN["learningRate"]),
        momentum=momentum,
        nesterov=RUN["nesterov"] and momentum > 0,
        weight_decay=single(RUN["weightDecay"]),
    )
    if momentum > 0 and "initial_velocity.W0" in arrays:
        velocity = build_model().to(next(model.parameters()).dtype)
        load_weights(velocity, arrays, "initial_velocity.")
        for parameter, buffer in zip(model.parameters(), velocity.parameters()):
            optimiser.state[parameter]["momentum_buffer"] = buffer.detach().clone()
    return optimiser


def training_loss(model, inputs, labels, part=1024):
    total = 0.0
    with torch.no_grad():
        for x, y in zip(inputs.split(part), labels.split(part)):
            total += loss_of(model(x), y).item() * len(y)
    return total / len(labels)


def agree(got, recorded, tolerance):
    both_diverged = not math.isfinite(got) and not math.isfinite(recorded)
    return both_diverged or abs(got - recorded) <= tolerance


def main():
    kind = torch.float64 if "--float64" in sys.argv[1:] else torch.float32
    arrays = read_arrays(FILE)
    inputs = prepare(torch.tensor(arrays["x_train"]).to(kind))
    labels = torch.tensor(arrays["y_train"]).long()
    batches = torch.tensor(arrays["batches"]).long()
    if "batch_sizes" in arrays:
        batches = batches.split(arrays["batch_sizes"].tolist())
    rates = arrays.get("learning_rates", [single(RUN["learningRate"])] * len(batches))
    model = build_model().to(kind)
    load_weights(model, arrays, "initial.")
    optimiser = build_optimiser(model, arrays)
    print("    step  PyTorch       sgdscope      difference  tolerance")
    done, failures = 0, 0
    for step, recorded, tolerance in CHECKPOINTS:
        train(model, optimiser, inputs, labels, batches[done:step], rates[done:step])
        done = step
        got = training_loss(model, inputs, labels)
        good = agree(got, recorded, tolerance)
        failures += not good
        mark = "" if good else "  OUT OF TOLERANCE"
        print(f"{step:8d}  {got:<12.8g}  {recorded:<12.8g}  {abs(got - recorded):<10.2e}  {tolerance:.2e}{mark}")
    assert done == RUN["steps"] == len(batches)
    print(f"final training loss: PyTorch {got:.8g}, sgdscope {recorded:.8g}, difference {abs(got - recorded):.2e}")
    if tolerance > 0.1 * abs(recorded):
        print(f"this run amplifies rounding: its end is compared within {tolerance:.2g} only, earlier losses more closely")
    print("the losses agree" if failures == 0 else f"the losses differ at {failures} of {len(CHECKPOINTS)} steps")
    return 1 if failures else 0


sys.exit(main())
`;
