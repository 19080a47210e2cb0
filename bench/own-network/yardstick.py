"""A sharper yardstick than g1 and G500: all close pairs of 2,000 drawn classes, their grids mended by one rule, and 40 other classes.

python yardstick.py FOLDER SEED ...      writes FOLDER/sSEED.PART.x and .y as sets.py does; the second round used 9010 to 9060

A pair is close when `hardness` is below 2.05. Where a spectrum of its grid lies nearer to the other class than to its own (by squares, in
half ranges; a peak without partner counts its height), the steps of both classes become smaller: a shift of 17 in place of 30, or heights
of 0.025 in place of 0.04, or both, the first of these that decides all spectra. Where none does, the second class is left out.
"""

import sys

import numpy as np
from laws import draws, hardness, random_classes, render
from sets import write

STEPS = ((30, 0.04), (17, 0.04), (30, 0.025), (17, 0.025))


def distance(pos, hts, cls):
    a, b = (pos, hts), cls
    if len(a[0]) > len(b[0]):
        a, b = b, a
    if len(b[0]) - len(a[0]) > 1:
        return 1e9
    apart = lambda q, g: np.sum(((a[0] - q) / 50) ** 2) + np.sum(((a[1] - g) / 0.05) ** 2)
    if len(a[0]) == len(b[0]):
        return apart(*b)
    return min(apart(np.delete(b[0], d), np.delete(b[1], d)) + (b[1][d] / 0.05) ** 2 for d in range(len(b[0])))


def steps_of(cls, shift, var):
    p, h = cls
    for s in (0, -shift, shift):
        for v in (0, var, -var):
            yield p + s, np.where(h == 1, h, np.clip(h + v, 0, 2))


def decided(cls, other, step):
    for p, h in steps_of(cls, *step):
        seen = h > 0
        if distance(p, h, cls) >= 0.95 * min(distance(p, h, other), distance(p[seen], h[seen], other)):
            return False
    return True


def close_pairs(cl):
    by = {}
    for i, (p, _) in enumerate(cl):
        by.setdefault(len(p), []).append(i)
    out = {}

    def note(i, j):
        d = hardness(cl[i], cl[j])
        if d < 2.05:
            out[i, j] = d

    for k in range(2, 6):
        few, more = by.get(k, []), by.get(k + 1, []) if k < 5 else []
        A = np.array([cl[i][0] for i in few])
        for x, i in enumerate(few):
            for y in np.where(np.max(np.abs(A[x + 1 :] - A[x]), 1) <= 105)[0]:
                note(i, few[x + 1 + y])
        B = np.array([cl[i][0] for i in more])
        for d in range(k + 1 if more else 0):
            for i in few:
                for y in np.where(np.max(np.abs(np.delete(B, d, 1) - cl[i][0]), 1) <= 105)[0]:
                    note(i, more[y])
    return out


def make(seed, count=2000, others=40):
    cl = random_classes(count, seed)
    hard = close_pairs(cl)
    steps, dropped = {}, set()
    for (i, j), _ in sorted(hard.items(), key=lambda t: t[1]):
        if i in dropped or j in dropped:
            continue
        step = next((s for s in STEPS if decided(cl[i], cl[j], s) and decided(cl[j], cl[i], s)), None)
        if step is None:
            dropped.add(j)
            continue
        for k in (i, j):
            steps[k] = tuple(map(min, steps.get(k, STEPS[0]), step))
    use = sorted({k for pair in hard for k in pair} - dropped)
    rest = [k for k in range(count) if k not in use and k not in dropped]
    use += sorted(np.random.default_rng(seed + 3).choice(rest, others, replace=False).tolist())
    chosen = [cl[k] for k in use]
    grid = [(p, h, n) for n, k in enumerate(use) for p, h in steps_of(cl[k], *steps.get(k, STEPS[0]))]
    P, H, L = zip(*grid)
    return dict(
        train=draws(chosen, 50, seed + 1),
        val=draws(chosen, 10, seed + 2),
        test=(render(P, H, [2.0] * len(P)), np.array(L)),
    )


if __name__ == "__main__":
    folder, *seeds = sys.argv[1:]
    for seed in map(int, seeds):
        write(folder, f"s{seed}", make(seed))
