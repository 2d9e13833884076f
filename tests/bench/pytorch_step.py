"""PyTorch's side of `npm run bench`, one thread.

Reads a JSON list of jobs from standard input and prints {"version", "blas", "results": one object for each job}.
  {"kind": "eager" | "batched", "sizes", "batchSize", "runs", "seconds"}
      one training step (gather, forward, backward, SGD update) of one network, or of `runs` networks as one program
      with weights [R, in, out]; milliseconds of one step of one run
  {"kind": "power", "sizes", "theta", "inputs", "labels", "rule", "tolerance", "starts", "seconds"}
      largest Hessian eigenvalue by power iteration with double backward, until the residual |Hv - value v| or the
      change of the value is below tolerance |value|; milliseconds are the mean over starts of the best time of each
"""
import json
import sys
import time

import torch

torch.set_num_threads(1)

EXAMPLES = 1024
RATE = 0.01


def best_of_rounds(work, seconds, rounds=20):
    """The least over rounds of the mean of each, ms, after one call to warm up: as best-of-rounds.ts."""
    work()
    started = time.perf_counter()
    least = float("inf")
    for done in range(rounds):
        if done >= 2 and time.perf_counter() - started > 2 * seconds:
            break
        begun, calls, spent = time.perf_counter(), 0, 0.0
        while calls == 0 or spent < seconds / rounds:
            work()
            calls += 1
            spent = time.perf_counter() - begun
        least = min(least, spent / calls * 1e3)
    return least


def forward(layers, x):
    """layers: weights and biases in turn, [in, out] and [out], or [R, in, out] and [R, 1, out]."""
    product = torch.addmm if x.dim() == 2 else torch.baddbmm
    for index in range(0, len(layers), 2):
        x = product(layers[index + 1], x, layers[index])
        if index < len(layers) - 2:
            x = torch.tanh(x)
    return x


def summed_loss(layers, x, labels):
    logits = forward(layers, x)
    return torch.nn.functional.cross_entropy(logits.flatten(0, -2), labels.flatten(), reduction="sum")


def training_step(job):
    """Written without modules and optimiser objects, which would only add to the time."""
    sizes, batch = job["sizes"], job["batchSize"]
    lead = [job["runs"]] if job["kind"] == "batched" else []
    layers = []
    for fan_in, out in zip(sizes[:-1], sizes[1:]):
        layers.append((torch.randn(*lead, fan_in, out) / fan_in**0.5).requires_grad_())
        layers.append(torch.zeros(*lead, *([1] if lead else []), out).requires_grad_())
    examples = torch.randn(EXAMPLES, sizes[0])
    labels = torch.randint(sizes[-1], (EXAMPLES,))

    def step():
        chosen = torch.randint(EXAMPLES, (*lead, batch))
        loss = summed_loss(layers, examples[chosen], labels[chosen]) / batch
        gradients = torch.autograd.grad(loss, layers)
        with torch.no_grad():
            torch._foreach_add_(layers, list(gradients), alpha=-RATE)

    copies = job["runs"] if lead else 1
    return {"milliseconds": best_of_rounds(step, job["seconds"]) / copies}


def cut(theta, sizes):
    layers, offset = [], 0
    for fan_in, out in zip(sizes[:-1], sizes[1:]):
        for shape in ((fan_in, out), (out,)):
            size = torch.Size(shape).numel()
            layers.append(theta[offset : offset + size].reshape(shape).clone().requires_grad_())
            offset += size
    return layers


def power_iteration(job):
    sizes = job["sizes"]
    layers = cut(torch.tensor(job["theta"]), sizes)
    x = torch.tensor(job["inputs"]).reshape(-1, sizes[0])
    labels = torch.tensor(job["labels"])
    found = {}

    def top_eigenvalue():
        gradients = torch.autograd.grad(summed_loss(layers, x, labels) / len(labels), layers, create_graph=True)
        flat = torch.cat([gradient.flatten() for gradient in gradients])
        vector = torch.randn_like(flat)
        value = float("nan")
        for products in range(1, 1001):
            vector = vector / vector.norm()
            parts = torch.autograd.grad(flat, layers, vector, retain_graph=True)
            product = torch.cat([part.flatten() for part in parts])
            before, value = value, float(vector @ product)
            if job["rule"] == "residual":
                missing = float((product - value * vector).norm())
            else:
                missing = abs(value - before)
            if missing <= job["tolerance"] * abs(value):
                break
            vector = product
        found.update(value=value, products=products)

    milliseconds, products = 0.0, 0.0
    for start in range(job["starts"]):

        def from_start():
            torch.manual_seed(start)
            top_eigenvalue()

        milliseconds += best_of_rounds(from_start, job["seconds"] / job["starts"], 2) / job["starts"]
        products += found["products"] / job["starts"]
    return {"milliseconds": milliseconds, "products": products, "value": found["value"]}


def blas_name():
    """The library that products come from, by the files this process has loaded."""
    torch.ones(64, 64) @ torch.ones(64, 64)
    try:
        with open("/proc/self/maps") as maps:
            loaded = maps.read().lower()
    except OSError:
        loaded = ""
    for mark, name in (("openblas", "OpenBLAS"), ("blis", "BLIS"), ("atlas", "ATLAS"), ("libblas", "reference BLAS")):
        if mark in loaded:
            return name
    return "MKL" if torch.backends.mkl.is_available() else "unknown BLAS"


def main():
    results = [power_iteration(job) if job["kind"] == "power" else training_step(job) for job in json.load(sys.stdin)]
    print(json.dumps({"version": torch.__version__, "blas": blas_name(), "results": results}))


main()
