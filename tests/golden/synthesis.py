"""Golden values for src/core/synthesis: NumPy 2.4.6 and SciPy 1.17.1.

    python3 -m venv venv && venv/bin/pip install numpy==2.4.6 scipy==1.17.1
    venv/bin/python tests/golden/synthesis.py > tests/golden/synthesis.json
"""
import json
import sys

import numpy as np
import scipy
from numpy.polynomial import chebyshev
from scipy import stats
from scipy.ndimage import gaussian_filter1d

LENGTH = 240


def filtered(positions, heights, sigma, truncate=4.0, length=LENGTH):
    sticks = np.zeros(length)
    sticks[positions] = heights
    return gaussian_filter1d(sticks, sigma, mode="constant", truncate=truncate)


cases = [
    {"positions": [60, 130, 200], "heights": [0.4, 1.0, 0.035], "sigma": 2.0, "truncate": 4},
    {"positions": [3, 100, 104, 238], "heights": [1.0, 0.7, 0.9, 0.5], "sigma": 4.37, "truncate": 4},
    {"positions": [120], "heights": [0.8], "sigma": 3.123456, "truncate": 2.5},
    {"positions": [50, 50, 90], "heights": [1.0, 0.25, 0.5], "sigma": 2.6, "truncate": 4},
]
for case in cases:
    case["y"] = filtered(case["positions"], case["heights"], case["sigma"], case["truncate"]).round(12).tolist()

x = np.arange(LENGTH)
profiles = []
for shape, position, height, fwhm, mixing in [
    ("gaussian", 100.3, 0.8, 14.2, 0),
    ("lorentzian", 40.7, 1.3, 9.0, 0),
    ("pseudo-voigt", 150.0, 0.6, 21.5, 0.35),
]:
    g = stats.norm.pdf(x, position, fwhm / (2 * np.sqrt(2 * np.log(2))))
    g /= stats.norm.pdf(0, 0, fwhm / (2 * np.sqrt(2 * np.log(2))))
    c = stats.cauchy.pdf(x, position, fwhm / 2) / stats.cauchy.pdf(0, 0, fwhm / 2)
    share = {"gaussian": 0, "lorentzian": 1, "pseudo-voigt": mixing}[shape]
    profiles.append(
        {
            "shape": shape, "position": position, "height": height, "fwhm": fwhm, "mixing": mixing,
            "y": (height * (share * c + (1 - share) * g)).round(12).tolist(),
        }
    )

coefficients = [0.13, -0.07, 0.021, 0.05]
cheb = chebyshev.chebval(np.linspace(-1, 1, 101), coefficients)


def moments(distribution):
    mean, variance, skewness, kurtosis = (float(v) for v in distribution.stats(moments="mvsk"))
    return {"mean": mean, "variance": variance, "skewness": skewness, "kurtosis": kurtosis}


distributions = {
    "uniform -0.05 0.05": moments(stats.uniform(-0.05, 0.1)),
    "normal 2 3": moments(stats.norm(2, 3)),
    "gamma 1.2 1.2": moments(stats.gamma(1.2, scale=1.2)),
    "gamma 0.4 2": moments(stats.gamma(0.4, scale=2)),
    "integer -50 49": moments(stats.randint(-50, 50)),
    "poisson 0.3": moments(stats.poisson(0.3)),
    "poisson 6": moments(stats.poisson(6)),
    "poisson 17.5": moments(stats.poisson(17.5)),
    "poisson 2000": moments(stats.poisson(2000)),
}

# Peaks per class of the benchmark law: round(gamma(1.2, 1.2) + 2), at most 10.
gamma = stats.gamma(1.2, scale=1.2)
counts = {n: float(gamma.cdf(n - 1.5) - (gamma.cdf(n - 2.5) if n > 2 else 0)) for n in range(2, 10)}
counts[10] = float(gamma.sf(7.5))

# A challenge class by the study's rules, drawn by NumPy: what its spectra look like on average.
rng = np.random.default_rng(7)
positions, heights, runs = [230, 603], [0.15, 1.0], 20000
sums = np.zeros(1000)
squares = np.zeros(1000)
for _ in range(runs):
    places = np.array([rng.integers(p - 50, p + 50) for p in positions])
    values = np.clip([h if h == 1 else rng.uniform(h - 0.05, h + 0.05) for h in heights], 0, 2)
    y = filtered(places, values, rng.uniform(2, 5), length=1000)
    y /= y.max()
    sums += y
    squares += y * y
probes = [150, 185, 200, 230, 260, 278, 300, 560, 603, 640, 653, 800]
mean = sums / runs
deviation = np.sqrt(squares / runs - mean**2)

result = {
    "made by": f"tests/golden/synthesis.py, NumPy {np.__version__}, SciPy {scipy.__version__}",
    "filtered": cases,
    "profiles": profiles,
    "chebyshev": {"coefficients": coefficients, "y": cheb.round(12).tolist()},
    "moments": distributions,
    "peakCounts": {str(n): round(p, 9) for n, p in counts.items()},
    "average": {
        "positions": positions, "heights": heights, "runs": runs, "probes": probes,
        "mean": mean[probes].round(8).tolist(), "deviation": deviation[probes].round(8).tolist(),
        "meanSum": round(float(sums.sum() / runs), 6),
    },
}
json.dump(result, sys.stdout, separators=(",", ":"))
