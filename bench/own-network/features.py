"""The quick part of the search: codes of height and position computed once, and one dense layer (or two) trained on them.

python features.py FOLDER SET ...      with the sets that sets.py wrote; needs torch and numpy
"""

import math
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(1)


def read(folder, name, part):
    Y = np.fromfile(f"{folder}/{name}.{part}.y", "<i4")
    return torch.from_numpy(np.fromfile(f"{folder}/{name}.{part}.x", "<f4").reshape(len(Y), -1)), torch.from_numpy(
        Y
    ).long()


def features(X, reach, gains, width, step, times):
    """highest value within `reach` points, every 4 points; tanh of each gain; `times` averages over `width` readings, the last one every `step`"""
    out = []
    for i in range(0, len(X), 500):
        p = reach // 2 - 2
        x = F.max_pool1d(F.pad(X[i : i + 500, None], (p, p)), reach, 4)
        y = torch.cat([torch.tanh(g * x) / (1 if g > 1 else g) for g in gains], 1)
        for r in range(times):
            y = F.avg_pool1d(y, width, step if r == times - 1 else 1)
        out.append(y.flatten(1))
    return torch.cat(out)


def fit(parts, classes, hidden=0, steps=6000, lr=3e-3, decay=0.0, smoothing=0.0, drop=0.0, seed=0, batch=64):
    (A, Y), (V, VY), (T, TY) = parts
    torch.manual_seed(seed)
    n = A.shape[1]
    net = (
        torch.nn.Sequential(
            torch.nn.Dropout(drop),
            torch.nn.Linear(n, hidden),
            torch.nn.ReLU(),
            torch.nn.Dropout(drop),
            torch.nn.Linear(hidden, classes),
        )
        if hidden
        else torch.nn.Sequential(torch.nn.Linear(n, classes))
    )
    O = torch.optim.AdamW(net.parameters(), lr=lr, weight_decay=decay)
    for s in range(steps):
        for q in O.param_groups:
            q["lr"] = lr * 0.5 * (1 + math.cos(math.pi * s / steps))
        j = torch.randint(0, len(A), (batch,))
        L = F.cross_entropy(net(A[j]), Y[j], label_smoothing=smoothing)
        O.zero_grad()
        L.backward()
        O.step()
    net.eval()
    with torch.no_grad():
        return [(net(Z).argmax(1) != ZY).sum().item() for Z, ZY in ((T, TY), (V, VY), (A, Y))]


def trial(name, sets, reach=128, gains=(0.1, 2, 5, 10, 40), width=48, step=24, times=2, **training):
    t = time.time()
    for s, raw in sets.items():
        P = [(features(X, reach, gains, width, step, times), Y) for X, Y in raw]
        sd = P[0][0].std()
        P = [(X / sd, Y) for X, Y in P]
        print(
            f"{name:30s} {s} {P[0][0].shape[1]} features, wrong of test/validation/training {fit(P, int(raw[0][1].max()) + 1, **training)} {time.time() - t:.0f} s",
            flush=True,
        )


if __name__ == "__main__":
    folder, *names = sys.argv[1:]
    sets = {n: [read(folder, n, p) for p in ("train", "val", "test")] for n in names}
    for w, s in ((6, 6), (12, 6), (24, 12), (32, 16), (48, 24), (72, 36), (96, 48)):
        trial(f"bins of {w}, every {s}", sets, width=w, step=s)
    for r in (8, 16, 32, 64):
        trial(f"reach {r}", sets, reach=r)
    trial("one gain (linear)", sets, gains=(0.1,))
    trial("gains 0.1, 20, 300", sets, gains=(0.1, 20, 300))
    for k in (
        dict(lr=1e-2),
        dict(steps=12000),
        dict(steps=1500),
        dict(smoothing=0.1),
        dict(decay=0.3),
        dict(hidden=256, lr=1e-3),
        dict(hidden=256, drop=0.5, lr=1e-3),
    ):
        trial(str(k), sets, **k)
