"""Curvature by double backward, for pytorch_step.py; all examples at once.

  {"kind": "power", "sizes", "theta", "inputs", "labels", "rule", "graph", "tolerance", "starts", "seconds"}
      largest Hessian eigenvalue by power iteration from each of the vectors in starts, until the residual
      |Hv - value v| or the change of the value is below tolerance |value|
  {"kind": "trace", "sizes", "theta", "inputs", "labels", "graph", "tolerance", "seeds", "seconds"}
      Hutchinson's estimate of the trace, until the half-width of its 95 % interval is below tolerance |value|
"graph" is "kept" where the graph of the gradient serves all products, "rebuilt" where each product makes its own.
Milliseconds, products and (for a trace) value are means over starts or seeds, times the best of each.
"""
import torch

from pytorch_step import best_of_rounds, summed_loss

LEAST_SAMPLES = 8


def cut(theta, sizes):
    layers, offset = [], 0
    for fan_in, out in zip(sizes[:-1], sizes[1:]):
        for shape in ((fan_in, out), (out,)):
            size = torch.Size(shape).numel()
            layers.append(theta[offset : offset + size].reshape(shape).clone().requires_grad_())
            offset += size
    return layers


def opened(job):
    """Returns a function that makes v -> Hv at a fresh point, with the first backward pass of a kept graph."""
    sizes = job["sizes"]
    layers = cut(torch.tensor(job["theta"]), sizes)
    x = torch.tensor(job["inputs"]).reshape(-1, sizes[0])
    labels = torch.tensor(job["labels"])

    def gradient():
        gradients = torch.autograd.grad(summed_loss(layers, x, labels) / len(labels), layers, create_graph=True)
        return torch.cat([gradient.flatten() for gradient in gradients])

    def fresh():
        kept = gradient() if job["graph"] == "kept" else None

        def product(vector):
            flat = kept if kept is not None else gradient()
            parts = torch.autograd.grad(flat, layers, vector, retain_graph=kept is not None)
            return torch.cat([part.flatten() for part in parts])

        return product

    return fresh


def mean_over(starts, measure, seconds):
    """The mean over starts of the best time of each and of what each found."""
    total = {"milliseconds": 0.0}
    for start in starts:
        found = {}

        def work():
            found.update(measure(start))

        found["milliseconds"] = best_of_rounds(work, seconds / len(starts), 2)
        for key, value in found.items():
            total[key] = total.get(key, 0.0) + value / len(starts)
    return total


def power_iteration(job):
    fresh = opened(job)

    def top_eigenvalue(start):
        apply = fresh()
        vector = start
        value = float("nan")
        for products in range(1, 1001):
            vector = vector / vector.norm()
            product = apply(vector)
            before, value = value, float(vector @ product)
            if job["rule"] == "residual":
                missing = float((product - value * vector).norm())
            else:
                missing = abs(value - before)
            if missing <= job["tolerance"] * abs(value):
                break
            vector = product
        return {"value": value, "products": products}

    return mean_over([torch.tensor(start) for start in job["starts"]], top_eigenvalue, job["seconds"])


def trace(job):
    fresh = opened(job)
    parameters = len(job["theta"])

    def hutchinson(seed):
        torch.manual_seed(seed)
        apply = fresh()
        samples, mean, squares = 0, 0.0, 0.0
        while True:
            signs = torch.randint(0, 2, (parameters,)).float() * 2 - 1
            sample = float(signs @ apply(signs))
            samples += 1
            step = sample - mean
            mean += step / samples
            squares += step * (sample - mean)
            error = 1.96 * (squares / max(1, samples - 1) / samples) ** 0.5
            if samples >= LEAST_SAMPLES and error <= job["tolerance"] * abs(mean) or samples == 2000:
                return {"value": mean, "products": samples}

    return mean_over(range(job["seeds"]), hutchinson, job["seconds"])
