"""Saves a convolutional network of PyTorch for `measure` at the path given, as its state_dict is, and prints what PyTorch says of it.

Prints a JSON object: training loss, largest and smallest Hessian eigenvalues and squared gradient norm, in float64 at the
float32 weights that were saved.
"""
import json
import sys

import numpy as np
import torch
from torch import nn

torch.manual_seed(1)
torch.set_num_threads(1)
x = torch.randn(24, 2, 4, 6)
y = torch.arange(24) % 3
model = nn.Sequential(
    nn.Conv2d(2, 3, 3, padding=1),
    nn.Tanh(),
    nn.AvgPool2d(2),
    nn.Conv2d(3, 4, 3, padding=1),
    nn.Tanh(),
    nn.Flatten(),
    nn.Linear(24, 5),
    nn.Tanh(),
    nn.Linear(5, 3),
)
loss = nn.CrossEntropyLoss()
optimiser = torch.optim.Adam(model.parameters(), lr=0.01)
for _ in range(30):
    optimiser.zero_grad()
    loss(model(x), y).backward()
    optimiser.step()

np.savez(
    sys.argv[1],
    **{f"module.{name}": value.numpy() for name, value in model.state_dict().items()},
    x_train=x.numpy(),
    y_train=y.numpy(),
    activation="nn.Tanh()",
    loss="CrossEntropyLoss",
    stem="conv pool2 conv",
    train_loss=loss(model(x), y).item(),
)

model.double()
shapes = [parameter.shape for parameter in model.parameters()]
theta = torch.cat([parameter.detach().flatten() for parameter in model.parameters()])


def loss_at(vector):
    pieces = vector.split([shape.numel() for shape in shapes])
    k0, c0, k1, c1, w0, b0, w1, b1 = [piece.reshape(shape) for piece, shape in zip(pieces, shapes)]
    image = torch.tanh(nn.functional.conv2d(x.double(), k0, c0, padding=1))
    image = torch.tanh(nn.functional.conv2d(nn.functional.avg_pool2d(image, 2), k1, c1, padding=1))
    return loss(torch.tanh(image.flatten(1) @ w0.T + b0) @ w1.T + b1, y)


eigenvalues = torch.linalg.eigvalsh(torch.autograd.functional.hessian(loss_at, theta))
gradient = torch.autograd.functional.jacobian(loss_at, theta)
print(
    json.dumps(
        {
            "trainLoss": loss_at(theta).item(),
            "sharpness": eigenvalues[-1].item(),
            "hessianSmallest": eigenvalues[0].item(),
            "gradientNormSquared": gradient.square().sum().item(),
        }
    )
)
