"""Development sets for the search of phaselens-1: class lists and spectra by the sampling laws of the benchmark study
(npj Comput. Mater. 9:100, 2023, doi 10.1038/s41524-023-01055-y), with seeds of our own. No published class list is read.

    python sets.py FOLDER      writes NAME.PART.x (float32) and NAME.PART.y (int32) for c1-c4, g1 and G500
"""

import itertools
import sys

import numpy as np
from laws import draws, grid, hardness, random_classes, render


def challenge_like(seed, rounds):
    """rounds x 9 triplets in the style of the published 27 classes at places and heights of our own; test grids by kind"""
    rng = np.random.default_rng(seed)
    cl = []
    P = []
    H = []
    Y = []

    def spots(k, gap=170, lo=150, hi=4800):
        while True:
            q = rng.integers(lo, hi, k)
            if k == 1 or np.min(np.diff(np.sort(q))) > gap:
                return q

    def add(trip, tests):
        for t, (p, h) in enumerate(trip):
            c = len(cl)
            o = np.argsort(p)
            p = np.array(p)[o]
            h = np.array(h, float)[o]
            cl.append((p, h))
            shifts, vs = tests[t]
            for s in shifts:
                for v in vs:
                    P.append(p + s)
                    H.append(np.where(h == 1.0, h, np.clip(h + v, 0, 2)))
                    Y.append(c)

    a3 = (0, -30, 30)
    m = (0, -0.03)
    j = lambda: int(rng.integers(-3, 4))
    for _ in range(rounds):
        for kind in range(3):
            a, b, x, y = spots(4)
            big = round(float(rng.choice([0.4, 0.55, 0.7, 0.9])), 2)
            if kind == 2:
                t = [([a, b], [big, 1]), ([a, b, x], [big, 1, 0.035]), ([a, b, x, y], [big, 1, 0.035, 0.035])]
            else:
                k = j if kind == 1 else (lambda: 0)
                t = [
                    ([a, b], [big, 1]),
                    ([a + k(), b + k(), x], [big, 1, 0.035]),
                    ([a + k(), b + k(), y], [big, 1, 0.035]),
                ]
            add(t, [(a3, m)] * 3)
        v3 = (0, 0.03, -0.03)
        for kind in range(3):
            tests = [((0, 30), v3), ((-30, 30), v3), ((0, -30), v3)]
            if kind < 2:
                a, b = spots(2, 330)
                a = min(a, 4600)
                h = round(float([rng.choice([0.5, 0.7, 0.85]), rng.choice([0.15, 0.25])][kind]), 2)
                k = j if kind == 1 else (lambda: 0)
                t = [([a + 70 * i, b + k()], [h, 1]) for i in range(3)]
            else:
                a, b, c_ = spots(3, 330)
                a = min(a, 4600)
                b = min(b, 4600)
                h1, h2 = round(rng.uniform(0.12, 0.3), 2), round(rng.uniform(0.12, 0.3), 2)
                t = [([a + 70 * i, b + 70 * i, c_], [h1, h2, 1]) for i in range(3)]
            add(t, tests)
        tests = [(a3, (0, 0.03)), (a3, (-0.03, 0.03)), (a3, (0, -0.03))]
        for kind in range(3):
            a, b, c_ = spots(3)
            h0 = round([rng.uniform(0.07, 0.1), rng.uniform(0.18, 0.4), rng.uniform(0.07, 0.12)][kind], 3)
            k = j if kind else (lambda: 0)
            if kind < 2:
                t = [([a + k(), b + k()], [round(h0 + 0.075 * i, 3), 1]) for i in range(3)]
            else:
                t = [
                    ([a + k(), b + k(), c_ + k()], [round(h0 + 0.075 * i, 3), 1, round(0.22 + 0.01 * (i % 2), 3)])
                    for i in range(3)
                ]
            add(t, tests)
    return cl, (render(P, H, [2.0] * len(P)), np.array(Y))


def decidable(a, b):
    (p, h), (q, g) = a, b
    if len(p) != len(q):
        return True
    for (p, h), (q, g) in ((a, b), (b, a)):
        for s in (0, -30, 30):
            for v in (0, 0.04, -0.04):
                hv = np.where(h == 1, h, h + v)
                own = np.sum(((p + s - p) / 50) ** 2) + np.sum(((hv - h) / 0.05) ** 2)
                oth = np.sum(((p + s - q) / 50) ** 2) + np.sum(((hv - g) / 0.05) ** 2)
                if own > oth * 0.9:
                    return False
    return True


def hard(pool, n, seed):
    cl = random_classes(pool, seed)
    by = {}
    for i, (p, h) in enumerate(cl):
        by.setdefault(len(p), []).append(i)
    pairs = []
    for k in range(2, 6):
        for L in (by.get(k, []),):
            A = np.array([cl[i][0] for i in L])
            for x in range(len(L)):
                near = np.where(np.max(np.abs(A[x + 1 :] - A[x]), 1) <= 110)[0]
                for y in near:
                    pairs.append((L[x], L[x + 1 + y]))
        for i in by.get(k, []):
            p, h = cl[i]
            for j in by.get(k + 1, []):
                q, g = cl[j]
                lo = np.where(g <= 0.07)[0]
                for d in lo:
                    if np.max(np.abs(np.delete(q, d) - p)) <= 110:
                        pairs.append((i, j))
                        break
    sc = sorted((hardness(cl[i], cl[j]), i, j) for i, j in set(pairs))
    sc = [s for s in sc if s[0] < 2.1 and decidable(cl[s[1]], cl[s[2]])]
    used = []
    ds = []
    for d, i, j in sc:
        if i in used or j in used:
            continue
        used += [i, j]
        ds.append(d)
        if len(used) >= n:
            break
    # no undecidable pair may remain among chosen ones
    out = [cl[i] for i in used]
    bad = [
        (i, j)
        for i, j in itertools.combinations(range(len(out)), 2)
        if len(out[i][0]) == len(out[j][0])
        and np.max(np.abs(out[i][0] - out[j][0])) <= 110
        and not decidable(out[i], out[j])
    ]
    print(len(out), "classes", "hardness", np.round(ds[::10], 2), "undecidable left", len(bad), file=sys.stderr)
    drop = {j for _, j in bad}
    return [c for k, c in enumerate(out) if k not in drop]


def write(folder, name, parts):
    for part, (X, Y) in parts.items():
        X.astype("<f4").tofile(f"{folder}/{name}.{part}.x")
        Y.astype("<i4").tofile(f"{folder}/{name}.{part}.y")


if __name__ == "__main__":
    folder = sys.argv[1]
    for k in range(4):
        seed = 5200 + 10 * k
        classes, test = challenge_like(seed, 1)
        write(
            folder,
            f"c{k + 1}",
            dict(train=draws(classes, 50, seed + 1, True), val=draws(classes, 10, seed + 2, True), test=test),
        )
    classes = hard(3000, 150, 4100)
    cut = lambda part: tuple(a[part[1] < 80] for a in part)  # the 40 hardest pairs
    write(
        folder,
        "g1",
        dict(train=cut(draws(classes, 50, 4101)), val=cut(draws(classes, 10, 4102)), test=cut(grid(classes))),
    )
    classes = random_classes(500, 9001)
    write(folder, "G500", dict(train=draws(classes, 50, 9002), val=draws(classes, 10, 9003), test=grid(classes)))
