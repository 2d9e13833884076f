"""Reads a network of dense layers, layer normalisations and additions with its parameters, examples and a vector v, as JSON,
from standard input; writes loss, gradient and Hessian-vector product by automatic differentiation in double precision."""
import json
import sys

import torch
from torch import nn

ACTIVATIONS = {"tanh": torch.tanh, "softplus": nn.functional.softplus, "gelu": nn.functional.gelu, "linear": lambda z: z}

task = json.load(sys.stdin)
double = lambda values: torch.tensor(values, dtype=torch.float64)
theta, v, inputs = double(task["theta"]).requires_grad_(), double(task["v"]), double(task["inputs"])
labels = torch.tensor(task["labels"])


def outputs():
    at, offset, before = inputs.reshape(len(labels), -1), 0, []

    def take(*shape):
        nonlocal offset
        size = int(torch.tensor(shape).prod())
        offset += size
        return theta[offset - size : offset].reshape(shape)

    for layer in task["layers"]:
        before.append(at)
        if layer["kind"] == "add":
            at = at + before[layer["from"]]
        elif layer["kind"] == "layernorm":
            size = layer["size"]
            z = nn.functional.layer_norm(at, (size,), take(size), take(size))
            at = ACTIVATIONS[layer["activation"]](z)
        else:
            z = at @ take(layer["in"], layer["out"]) + take(layer["out"])
            at = ACTIVATIONS[layer["activation"]](z)
    return at


loss = nn.functional.cross_entropy(outputs(), labels)
(gradient,) = torch.autograd.grad(loss, theta, create_graph=True)
(product,) = torch.autograd.grad(gradient @ v, theta)
json.dump({"loss": loss.item(), "gradient": gradient.tolist(), "product": product.tolist()}, sys.stdout)
