"""Trains and predicts with PyTorch on the processor, on the word of bench/train-speed.ts (requests: train_loop.py).

Usage: python train_torch.py   (`pip install torch`)
Variants: `conv1d` runs operation by operation on [batch, channels, points]; `channelsLast` on images of height one whose channels lie side
by side in memory; `compiled` is the latter through torch.compile. Fused Adam, no gradient and inference mode for predictions.
"""

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from train_loop import arrays, serve

ACTIVATIONS = {
    "relu": lambda _: nn.ReLU(inplace=True),
    "leakyRelu": lambda layer: nn.LeakyReLU(layer["slope"], inplace=True),
    "elu": lambda _: nn.ELU(),
    "gelu": lambda _: nn.GELU(),
    "tanh": lambda _: nn.Tanh(),
    "sigmoid": lambda _: nn.Sigmoid(),
}


def same(points, size, stride):
    """Zeros before and behind, as TensorFlow pads."""
    total = max(0, (-(-points // stride) - 1) * stride + size - points)
    return total // 2, total - total // 2


class Network:
    """Builds modules and follows the shape: [channels, points], or [units]."""

    def __init__(self, flat):
        self.flat = flat

    def chain(self, layers, shape, head=False):
        modules = []
        for index, layer in enumerate(layers):
            made, shape = self.layer(layer, shape, bare=head and index == len(layers) - 1)
            modules += made
        return nn.Sequential(*modules), shape

    def activation(self, layer, bare=False):
        name = layer["activation"]
        return [] if bare or name in ("linear", "softmax") else [ACTIVATIONS[name](layer)]

    def window(self, layer, size, shape, value=0.0):
        stride = layer.get("stride") or size
        if layer["padding"] == "valid":
            return [], 0, (shape[1] - size) // stride + 1, stride
        before, behind = same(shape[1], size, stride)
        even = before == behind
        pad = [] if even else [nn.ConstantPad1d((before, behind), value) if self.flat else nn.ConstantPad2d((before, behind, 0, 0), value)]
        return pad, before if even else 0, -(-shape[1] // stride), stride

    def layer(self, layer, shape, bare=False):
        kind = layer["type"]
        if kind == "conv1d":
            size = layer["kernel"]
            pad, inside, points, stride = self.window(layer, size, shape)
            if self.flat:
                conv = nn.Conv1d(shape[0], layer["filters"], size, stride, inside, bias=layer["bias"])
            else:
                conv = nn.Conv2d(shape[0], layer["filters"], (1, size), (1, stride), (0, inside), bias=layer["bias"])
            return [*pad, conv, *self.activation(layer, bare)], [layer["filters"], points]
        if kind == "dense":
            return [nn.Linear(shape[0], layer["units"], bias=layer["bias"]), *self.activation(layer, bare)], [layer["units"]]
        if kind == "batchNorm":
            norm = nn.BatchNorm1d if self.flat or len(shape) == 1 else nn.BatchNorm2d
            return [norm(shape[0], eps=layer["epsilon"], momentum=1 - layer["momentum"])], shape
        if kind == "activation":
            return self.activation(layer, bare), shape
        if kind in ("maxPool", "avgPool"):
            size = layer["size"]
            most = kind == "maxPool"
            pad, inside, points, stride = self.window(layer, size, shape, float("-inf") if most else 0.0)
            if self.flat:
                pool = nn.MaxPool1d(size, stride, inside) if most else nn.AvgPool1d(size, stride, inside, count_include_pad=False)
            elif most:
                pool = nn.MaxPool2d((1, size), (1, stride), (0, inside))
            else:
                pool = nn.AvgPool2d((1, size), (1, stride), (0, inside), count_include_pad=False)
            return [*pad, pool], [shape[0], points]
        if kind == "globalAveragePool":
            return [nn.AdaptiveAvgPool1d(1) if self.flat else nn.AdaptiveAvgPool2d(1), nn.Flatten()], [shape[0]]
        if kind == "flatten":
            return ([], shape) if len(shape) == 1 else ([nn.Flatten()], [shape[0] * shape[1]])
        if kind == "dropout":
            return [nn.Dropout(layer["rate"])], shape
        if kind == "residual":
            main, after = self.chain(layer["main"], shape)
            shortcut, _ = self.chain(layer["shortcut"], shape)
            return [Sum(main, shortcut), *self.activation(layer, bare)], after
        if kind == "concat":
            made = [self.chain(branch, shape) for branch in layer["branches"]]
            return [Beside([branch for branch, _ in made])], [sum(after[0] for _, after in made), made[0][1][1]]
        raise ValueError(kind)


class Sum(nn.Module):
    def __init__(self, main, shortcut):
        super().__init__()
        self.main, self.shortcut = main, shortcut

    def forward(self, x):
        return self.main(x) + self.shortcut(x)


class Beside(nn.Module):
    def __init__(self, branches):
        super().__init__()
        self.branches = nn.ModuleList(branches)

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], 1)


class Loaded:
    def __init__(self, request):
        torch.set_num_threads(request["threads"])
        torch.set_num_interop_threads(1)
        self.batch = request["batch"]
        flat = request["variant"] == "conv1d"
        architecture = request["architecture"]
        x, y = arrays(request)
        self.x = torch.from_numpy(np.ascontiguousarray(x.reshape(len(x), 1, -1) if flat else x.reshape(len(x), 1, 1, -1)))
        self.y = torch.from_numpy(y.astype(np.int64))
        model, _ = Network(flat).chain(architecture["layers"], [1, architecture["inputLength"]], head=True)
        if not flat:
            model = model.to(memory_format=torch.channels_last)
        self.optimiser = torch.optim.Adam(model.parameters(), 3e-4, fused=True) if request["kind"] == "train" else None
        self.model = torch.compile(model) if request["variant"] == "compiled" else model

    def train(self, count):
        self.model.train()
        order = torch.randperm(count)
        loss_sum, right = 0.0, 0
        for at in range(0, count, self.batch):
            rows = order[at : at + self.batch]
            target = self.y[rows]
            self.optimiser.zero_grad(set_to_none=True)
            out = self.model(self.x[rows])
            loss = F.cross_entropy(out, target)
            loss.backward()
            self.optimiser.step()
            loss_sum += loss.detach()
            right += (out.detach().argmax(1) == target).sum()
        return float(loss_sum), int(right)

    def predict(self, count):
        self.model.eval()
        with torch.inference_mode():
            for at in range(0, count, self.batch):
                torch.softmax(self.model(self.x[at : min(count, at + self.batch)]), 1).numpy()


serve(Loaded, {"torch": torch.__version__})
