"""Golden values for src/core/preprocess and src/core/peaks: SciPy 1.17.1 and pybaselines 1.2.1 on a small synthetic pattern.

    python3 -m venv venv && venv/bin/pip install numpy==2.4.6 scipy==1.17.1 pybaselines==1.2.1
    venv/bin/python tests/golden/preprocess.py > tests/golden/preprocess.json
"""
import json
import sys

import numpy as np
import pybaselines
import scipy
from pybaselines import Baseline
from scipy.signal import find_peaks, peak_widths, savgol_filter

rng = np.random.default_rng(20)
x = np.round(np.arange(10, 40, 0.05), 6)
lines = [(13.0, 300, 0.3), (17.2, 1000, 0.35), (20.0, 120, 0.3), (24.5, 600, 0.4), (30.0, 80, 0.4), (34.6, 350, 0.5)]
background = 60 * np.exp(-(x - 10) / 8) + 40 + 0.3 * x
peaks = sum(h * np.exp(-4 * np.log(2) * ((x - p) / w) ** 2) for p, h, w in lines)
y = np.round(rng.poisson(background + peaks).astype(float), 3)

fit = Baseline(x_data=x)
lls = lambda v: np.log(np.log(np.sqrt(v + 1) + 1) + 1)
unlls = lambda v: (np.exp(np.exp(v) - 1) - 1) ** 2 - 1
smooth = savgol_filter(y, 7, 3)
found, properties = find_peaks(smooth, prominence=40)
widths = peak_widths(smooth, found, rel_height=0.5)[0]
every = slice(0, None, 7)
result = {
    "made by": f"tests/golden/preprocess.py, SciPy {scipy.__version__}, pybaselines {pybaselines.__version__}",
    "x": {"from": 10, "step": 0.05},
    "y": y.tolist(),
    "every": 7,
    "lines": lines,
    "savitzkyGolay window 7 degree 3": savgol_filter(y, 7, 3).round(6)[every].tolist(),
    "savitzkyGolay window 21 degree 2": savgol_filter(y, 21, 2).round(6)[every].tolist(),
    "snip 30": unlls(fit.snip(lls(y), max_half_window=30, decreasing=True, filter_order=2)[0]).round(6)[every].tolist(),
    "arpls 1e5": fit.arpls(y, lam=1e5, max_iter=50, tol=1e-3)[0].round(6)[every].tolist(),
    "airpls 1e5": fit.airpls(y, lam=1e5, max_iter=50, tol=1e-3)[0].round(6)[every].tolist(),
    "rollingBall 25": fit.rolling_ball(y, half_window=25)[0].round(6)[every].tolist(),
    "polynomial 4": fit.imodpoly(y, poly_order=4, tol=1e-3, max_iter=250, mask_initial_peaks=True, num_std=1)[0].round(6)[every].tolist(),
    "whittaker 100": np.linalg.solve(
        np.eye(x.size) + 100 * np.diff(np.eye(x.size), 2, axis=0).T @ np.diff(np.eye(x.size), 2, axis=0), y
    ).round(6)[every].tolist(),
    "find_peaks": [{"position": float(x[i]), "fwhm": float(round(w * 0.05, 4))} for i, w in zip(found, widths)],
}
json.dump(result, sys.stdout)
