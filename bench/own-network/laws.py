"""Class lists and spectra by the sampling laws of the benchmark study (doi 10.1038/s41524-023-01055-y)."""

import numpy as np

N = 5000


def random_classes(count, seed):
    rng = np.random.default_rng(seed)
    out = []
    for _ in range(count):
        k = min(10, int(round(rng.gamma(1.2, 1.2) + 2)))
        p = np.sort(rng.choice(np.arange(100, 4900), k, replace=False))
        h = rng.integers(1, 101, k)
        h = np.round(h / h.max(), 3)
        out.append((p, h))
    return out


def hardness(a, b):
    """smallest over matchings of the largest difference in half ranges (50 points, .05 height; a peak without partner counts its height); <2: boxes overlap"""
    (p, h), (q, g) = a, b
    if len(p) > len(q):
        p, h, q, g = q, g, p, h
    if len(q) - len(p) > 1 or len(p) > 5:
        return 9.0
    best = 9.0
    for drop in [None] if len(p) == len(q) else range(len(q)):
        keep = [i for i in range(len(q)) if i != drop]
        d = max(np.max(np.abs(p - q[keep])) / 50, np.max(np.abs(h - g[keep])) / 0.05)
        if drop is not None:
            d = max(d, g[drop] / 0.05 + 0.9)
        best = min(best, d)
    return best


def render(pos, hts, sig, norm=True):
    """pos,hts: lists of arrays"""
    X = np.zeros((len(pos), N), np.float32)
    for n, (p, h, s) in enumerate(zip(pos, hts, sig)):
        r = int(4 * s + 0.5)
        k = np.exp(-0.5 * (np.arange(-r, r + 1) / s) ** 2)
        k /= k.sum()
        raw = {}
        for a, b in zip(p, h):
            raw[int(a)] = b
        for a, b in raw.items():
            lo, hi = max(0, a - r), min(N, a + r + 1)
            X[n, lo:hi] += b * k[lo - a + r : hi - a + r]
        X[n] /= X[n].max()
    return X


def draws(classes, count, seed, fix_one=False):
    rng = np.random.default_rng(seed)
    P = []
    H = []
    S = []
    Y = []
    for c, (p, h) in enumerate(classes):
        for _ in range(count):
            P.append(p + rng.integers(-50, 50, len(p)))
            v = np.clip(h + rng.uniform(-0.05, 0.05, len(h)), 0, 2)
            if fix_one:
                v = np.where(h == 1.0, 1.0, v)
            H.append(v)
            S.append(rng.uniform(2, 5))
            Y.append(c)
    return render(P, H, S), np.array(Y)


def grid(classes, shift=30, var=0.04):
    P = []
    H = []
    Y = []
    for c, (p, h) in enumerate(classes):
        for s in (0, -shift, shift):
            for v in (0, var, -var):
                P.append(p + s)
                H.append(np.where(h == 1.0, h, np.clip(h + v, 0, 2)))
                Y.append(c)
    return render(P, H, [2.0] * len(P)), np.array(Y)
