"""Oracle for src/core/classical and the evaluation in src/core/metrics: scikit-learn on the same spectra with the same parameters.

    python3 -m venv venv && venv/bin/pip install numpy==2.4.6 scipy==1.17.1 scikit-learn==1.7.2
    venv/bin/python tests/golden/classical.py > tests/golden/classical.json

The spectra are made anew by both sides (classical_data.py and peakData.ts); the JSON holds their checksums and scikit-learn's results.
"""
import json
import sys

import numpy as np
import scipy
import sklearn
from scipy.stats import binomtest, t
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import confusion_matrix, f1_score, top_k_accuracy_score
from sklearn.neighbors import KNeighborsClassifier, NearestCentroid
from sklearn.svm import SVC

from classical_data import checksum, peak_data

result = {"made by": f"tests/golden/classical.py, scikit-learn {sklearn.__version__}, SciPy {scipy.__version__}", "sets": []}
digits = lambda labels: "".join(str(int(label)) for label in labels)


def dtw(a, b, band=4):
    """The plain table of dynamic time warping, |a - b| as the cost of a step, within a Sakoe-Chiba band."""
    n = len(a)
    table = np.full((n + 1, n + 1), np.inf)
    table[0, 0] = 0
    for i in range(1, n + 1):
        for j in range(max(1, i - band), min(n, i + band) + 1):
            table[i, j] = abs(a[i - 1] - b[j - 1]) + min(table[i - 1, j], table[i, j - 1], table[i - 1, j - 1])
    return table[n, n]


def hundredths(values):
    return [round(float(v), 9) for v in values]


sets = [
    dict(rows=900, columns=150, classes=6, noise=0.3, shift=3, seed=11),
    dict(rows=800, columns=203, classes=10, noise=0.8, shift=6, seed=12),
    dict(rows=300, columns=61, classes=2, noise=0.5, shift=8, seed=13),
]
for size in sets:
    x32, y = peak_data(**size)
    x = x32.astype(np.float64)
    half = size["rows"] * 2 // 3
    train, test, ty, vy = x[:half], x[half:], y[:half], y[half:]
    one = {"data": size, "train": half, "checksum": checksum(x32), "svm": [], "neighbours": []}
    for options, parameters in [
        ({"kernel": "rbf"}, {}),
        ({"kernel": "rbf", "cost": 10, "gamma": 0.02}, {"C": 10, "gamma": 0.02}),
        ({"kernel": "linear"}, {"kernel": "linear"}),
        ({"kernel": "linear", "cost": 0.1, "breakTies": True}, {"kernel": "linear", "C": 0.1, "break_ties": True}),
    ]:
        machine = SVC(**parameters).fit(train, ty)
        one["svm"].append(
            {
                "options": options,
                "support": len(machine.support_),
                "perClass": machine.n_support_.tolist(),
                "accuracy": machine.score(test, vy),
                "predicted": digits(machine.predict(test)),
            }
        )
    for metric, name in [("euclidean", "euclidean"), ("cosine", "cosine"), ("pearson", "correlation")]:
        for k in (1, 5):
            model = KNeighborsClassifier(k, algorithm="brute", metric=name).fit(train, ty)
            one["neighbours"].append(
                {"options": {"metric": metric, "neighbours": k}, "predicted": digits(model.predict(test))}
            )
    if size["columns"] < 100:
        table = np.array([[dtw(a, b) for b in train] for a in test])
        near = np.argsort(table, axis=1, kind="stable")[:, :3]
        one["neighbours"].append(
            {
                "options": {"metric": "dtw", "neighbours": 3, "band": 4},
                "predicted": digits(np.bincount(ty[row], minlength=size["classes"]).argmax() for row in near),
                "firstDistances": hundredths(table[:5].min(axis=1)),
            }
        )
    one["centroid"] = digits(NearestCentroid().fit(train, ty).predict(test))
    pca = PCA(svd_solver="full").fit(train)
    one["pca"] = {
        "explainedVariance": hundredths(pca.explained_variance_),
        "firstComponents": [hundredths(c[::10]) for c in pca.components_[:3]],
        "countFor": {share: int(PCA(float(share), svd_solver="full").fit(train).n_components_) for share in ("0.5", "0.9", "0.99")},
    }
    few = PCA(20, svd_solver="full").fit(train)
    one["svmAfterPca"] = digits(SVC().fit(few.transform(train), ty).predict(few.transform(test)))
    result["sets"].append(one)

# Ten forests differ by chance alone: many test spectra, so that 0.01 in the mean says something.
result["forests"] = []
for size, train in [
    (dict(rows=3600, columns=150, classes=6, noise=0.3, shift=3, seed=11), 600),
    (dict(rows=4000, columns=100, classes=10, noise=0.5, shift=3, seed=12), 800),
    (dict(rows=4000, columns=61, classes=2, noise=0.5, shift=8, seed=13), 200),
]:
    x, y = peak_data(**size)
    forests = [RandomForestClassifier(random_state=seed).fit(x[:train], y[:train]) for seed in range(10)]
    result["forests"].append(
        {
            "data": size,
            "train": train,
            "accuracies": hundredths([forest.score(x[train:], y[train:]) for forest in forests]),
            "nodes": float(np.mean([sum(tree.tree_.node_count for tree in forest.estimators_) for forest in forests])),
        }
    )

# Evaluation: scores of a poor model, so that there is something to count.
size = dict(rows=240, columns=30, classes=4, noise=1.2, shift=4, seed=14)
x, y = peak_data(**size)
scores = x[:, :4] - x[:, :4].min(axis=1, keepdims=True) + np.float32(0.1)
scores = scores / scores.sum(axis=1, keepdims=True)
scores[np.arange(240), y] += np.float32(0.2)
scores = (scores / scores.sum(axis=1, keepdims=True)).astype(np.float32)
predicted = scores.argmax(axis=1)
other = x[:, 4:8].argmax(axis=1)
confidence = scores.max(axis=1).astype(np.float64)
bins = np.clip(np.ceil(confidence * 10).astype(int) - 1, 0, 9)
gaps = [abs((predicted == y)[bins == b].mean() - confidence[bins == b].mean()) * (bins == b).mean() for b in set(bins)]
only_first = int(((predicted == y) & (other != y)).sum())
only_second = int(((predicted != y) & (other == y)).sum())
result["evaluation"] = {
    "labels": digits(y),
    "scores": [round(float(v), 7) for v in scores.ravel()],
    "other": digits(other),
    "accuracy": float((predicted == y).mean()),
    "top2": float(top_k_accuracy_score(y, scores, k=2)),
    "macroF1": float(f1_score(y, predicted, average="macro")),
    "confusion": confusion_matrix(y, predicted).ravel().tolist(),
    "expectedError10": float(sum(gaps)),
    "brier": float(np.mean(((scores - np.eye(4)[y]) ** 2).sum(axis=1))),
    "mcnemar": {
        "onlyFirst": only_first,
        "onlySecond": only_second,
        "pValue": float(binomtest(only_first, only_first + only_second).pvalue),
    },
}
result["studentQuantiles"] = {f"{n}": float(t.ppf(0.975, n)) for n in (1, 2, 3, 9, 10, 99)}
json.dump(result, sys.stdout, separators=(",", ":"))
print()
