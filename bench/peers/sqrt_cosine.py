"""Plain square-root cosine of queries against references at every joint shift; prints the median milliseconds of a query.

Usage: sqrt_cosine.py REFERENCES QUERIES POINTS SHIFTS; the files hold float32 rows of POINTS values on one grid.
"""
import sys
import time

import numpy as np

references_file, queries_file, points, shifts = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])


def snip(y, iterations=40):
    v = np.log(np.log(np.sqrt(y + 1) + 1) + 1)
    for w in range(1, iterations + 1):
        v[w:-w] = np.minimum(v[w:-w], 0.5 * (v[: -2 * w] + v[2 * w :]))
    return (np.exp(np.exp(v) - 1) - 1) ** 2 - 1


references = np.sqrt(np.fromfile(references_file, np.float32).reshape(-1, points))
references /= np.maximum(np.linalg.norm(references, axis=1, keepdims=True), 1e-12)
times = []
for query in np.fromfile(queries_file, np.float32).reshape(-1, points):
    start = time.perf_counter()
    root = np.sqrt(np.maximum(0, query - snip(query.copy()))).astype(np.float32)
    root /= max(np.linalg.norm(root), 1e-12)
    moved = np.stack([np.roll(root, k) for k in range(-shifts, shifts + 1)], axis=1)
    best = (references @ moved).max(axis=1)
    np.argsort(-best)[:20]
    times.append(1000 * (time.perf_counter() - start))
print(np.median(times))
