/**
 * Python of a replay by an optimiser of torch.optim, made once; `settings` are its keyword arguments beside the learning rate and
 * the weight decay.
 */
export const torchReplay = (
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
export const GRADIENT_OF = `def compute_gradient(model, inputs, labels, batch):
    model.zero_grad()
    loss_of(model(inputs[batch]), labels[batch]).backward()
`;
