"""Non-negative least squares by SciPy (nnls, Lawson and Hanson), for solveNonNegative. `python make.py > nnls.json`; numpy, scipy."""
import json

import numpy as np
from scipy.optimize import nnls

random = np.random.default_rng(5)
cases = []
for rows, columns, twins in ((12, 4, False), (30, 9, False), (40, 20, False), (25, 6, True)):
    matrix = random.random((rows, columns))
    if twins:
        matrix[:, -1] = matrix[:, 0] + 1e-3 * matrix[:, 1]
    target = matrix @ np.maximum(random.normal(size=columns), 0) + 0.3 * random.normal(size=rows)
    matrix, target = np.round(matrix, 6), np.round(target, 6)
    values, norm = nnls(matrix, target)
    cases.append({"matrix": matrix.T.tolist(), "target": target.tolist(), "values": values.tolist(), "rest": norm**2})
print(json.dumps(cases))
