"""PyTorch's side of `npm run bench`, one thread: prints one JSON object {label: milliseconds}.

Arguments: a JSON list of jobs, each {"kind": "eager" | "batched" | "power", "label", "sizes", "batch", "runs", ...}.
  eager    one training step (forward, backward, SGD update) of one network, ms per run-step
  batched  the same for `runs` networks in one program (torch.bmm over the run axis), ms per run-step
  power    largest Hessian eigenvalue by power iteration with double backward to 1 % (relative change), ms in all
"""
import json
import sys
import time

import torch

torch.set_num_threads(1)


def weights(sizes, runs=None):
    lead = [] if runs is None else [runs]
    layers = []
    for fan_in, out in zip(sizes[:-1], sizes[1:]):
        layers.append((torch.randn(*lead, fan_in, out) / fan_in**0.5).requires_grad_())
        layers.append(torch.zeros(*lead, 1, out).requires_grad_())
    return layers


def forward(layers, x):
    count = len(layers) // 2
    for index in range(count):
        x = x @ layers[2 * index] + layers[2 * index + 1]
        if index < count - 1:
            x = torch.tanh(x)
    return x


def cross_entropy(logits, labels):
    return torch.nn.functional.cross_entropy(logits.flatten(0, -2), labels.flatten(), reduction="sum")


def best_milliseconds(step, seconds=1.5, rounds=5):
    step()
    best = float("inf")
    for _ in range(rounds):
        started, count = time.perf_counter(), 0
        while time.perf_counter() - started < seconds / rounds:
            step()
            count += 1
        best = min(best, (time.perf_counter() - started) / count * 1e3)
    return best


def training_step(job, batched):
    sizes, batch, runs = job["sizes"], job["batch"], job["runs"]
    examples = torch.randn(1024, sizes[0])
    labels = torch.randint(sizes[-1], (1024,))
    layers = weights(sizes, runs if batched else None)
    copies = runs if batched else 1

    def step():
        chosen = torch.randint(1024, (copies, batch) if batched else (batch,))
        loss = cross_entropy(forward(layers, examples[chosen]), labels[chosen]) / batch
        for layer, gradient in zip(layers, torch.autograd.grad(loss, layers)):
            layer.data.add_(gradient, alpha=-0.05)

    return best_milliseconds(step) / copies


def train(job):
    """A network trained as far as the other engine's, so that both measure the same kind of point."""
    torch.manual_seed(0)
    x = torch.tensor(job["inputs"]).reshape(-1, job["sizes"][0])
    y = torch.tensor(job["labels"])
    layers = [torch.tensor(values).reshape(shape).requires_grad_() for values, shape in zip(job["values"], job["shapes"])]
    return layers, x, y


def power_iteration(job):
    layers, x, y = train(job)

    def top_eigenvalue():
        loss = cross_entropy(forward(layers, x), y) / len(y)
        gradients = torch.autograd.grad(loss, layers, create_graph=True)
        vector = [torch.randn_like(layer) for layer in layers]
        value, before = 0.0, None
        for _ in range(500):
            norm = sum((part * part).sum() for part in vector).sqrt()
            vector = [part / norm for part in vector]
            product = torch.autograd.grad(gradients, layers, vector, retain_graph=True)
            value = float(sum((part * other).sum() for part, other in zip(vector, product)))
            residual = float(sum(((other - value * part) ** 2).sum() for part, other in zip(vector, product)).sqrt())
            if residual <= job["tolerance"] * abs(value):
                break
            vector = list(product)
        return value

    value = top_eigenvalue()
    started, count = time.perf_counter(), 0
    while time.perf_counter() - started < 2 or count < 2:
        top_eigenvalue()
        count += 1
    return {"milliseconds": (time.perf_counter() - started) / count * 1e3, "value": value}


def main():
    results = {}
    for job in json.load(sys.stdin):
        if job["kind"] == "power":
            results[job["label"]] = power_iteration(job)
        else:
            results[job["label"]] = {"milliseconds": training_step(job, job["kind"] == "batched")}
    print(json.dumps(results))


main()
