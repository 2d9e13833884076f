"""Trains a small network in PyTorch, saves it for `measure` at the path given, and prints what PyTorch says of it.

Prints a JSON object: training loss, test loss, the largest and smallest Hessian eigenvalues and the squared gradient norm,
in float64 at the float32 weights that were saved.
"""
import json
import sys

import numpy as np
import torch
from torch import nn

torch.manual_seed(0)
torch.set_num_threads(1)
x = torch.randn(60, 5)
y = (x[:, 0] * x[:, 1] > 0).long() + (x[:, 2] > 0.5).long()
train, test = slice(0, 40), slice(40, 60)
model = nn.Sequential(nn.Linear(5, 6), nn.Tanh(), nn.Linear(6, 4), nn.ReLU(), nn.Linear(4, 3))
optimiser = torch.optim.Adam(model.parameters(), lr=0.02)
for _ in range(100):
    optimiser.zero_grad()
    nn.functional.cross_entropy(model(x[train]), y[train]).backward()
    optimiser.step()

arrays = {}
for index, layer in enumerate(layer for layer in model if isinstance(layer, nn.Linear)):
    arrays[f"W{index}"] = layer.weight.detach().T.numpy()
    arrays[f"b{index}"] = layer.bias.detach().numpy()
np.savez(
    sys.argv[1],
    **arrays,  # weight.T is written in Fortran order
    x_train=x[train].numpy(),
    y_train=y[train].numpy(),
    x_test=x[test].numpy(),
    y_test=y[test].numpy(),
    activation="tanh,relu",
)

theta = torch.cat([parameter.detach().flatten() for parameter in model.parameters()]).double()
shapes = [parameter.shape for parameter in model.parameters()]


def loss_at(vector, part):
    w0, b0, w1, b1, w2, b2 = [
        piece.reshape(shape) for piece, shape in zip(vector.split([shape.numel() for shape in shapes]), shapes)
    ]
    hidden = torch.relu(torch.tanh(x[part].double() @ w0.T + b0) @ w1.T + b1)
    return nn.functional.cross_entropy(hidden @ w2.T + b2, y[part])


hessian = torch.autograd.functional.hessian(lambda vector: loss_at(vector, train), theta)
gradient = torch.autograd.functional.jacobian(lambda vector: loss_at(vector, train), theta)
eigenvalues = torch.linalg.eigvalsh(hessian)
print(
    json.dumps(
        {
            "trainLoss": loss_at(theta, train).item(),
            "testLoss": loss_at(theta, test).item(),
            "sharpness": eigenvalues[-1].item(),
            "hessianSmallest": eigenvalues[0].item(),
            "gradientNormSquared": gradient.square().sum().item(),
        }
    )
)
