"""PyTorch's side of `npm run bench`, one thread.

Reads a JSON list of jobs from standard input and prints {"version", "blas", "results": one object for each job}.
  {"kind": "eager" | "batched", "sizes", "batchSize", "runs", "seconds"}
      one training step (gather, forward, backward, SGD update) of one network, or of `runs` networks as one program
      with weights [R, in, out]; milliseconds of one step of one run
  {"kind": "power" | "trace", ...}
      curvature by double backward: see pytorch_curvature.py
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
    from pytorch_curvature import power_iteration, trace  # imports from here what it shares

    work = {"power": power_iteration, "trace": trace}
    results = [work.get(job["kind"], training_step)(job) for job in json.load(sys.stdin)]
    print(json.dumps({"version": torch.__version__, "blas": blas_name(), "results": results}))


if __name__ == "__main__":
    main()
