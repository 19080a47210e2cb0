"""Peer of bench/classical.ts: fits and predicts with scikit-learn in one thread, one order per line on stdin, one JSON answer per line on stdout."""
import json
import os
import sys
import time

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "tests", "golden"))

import numpy as np
import sklearn
from classical_data import checksum, peak_data
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.neighbors import KNeighborsClassifier, NearestCentroid
from sklearn.svm import SVC


def make(order):
    kind, seed = order["model"], order["seed"]
    if kind == "random-forest":
        return RandomForestClassifier(100, random_state=seed, n_jobs=1)
    if kind == "svm-rbf":
        return SVC(cache_size=1000)
    if kind == "svm-linear":
        return SVC(kernel="linear", cache_size=1000)
    if kind.startswith("neighbours-"):
        metric = {"pearson": "correlation"}.get(kind[11:], kind[11:])
        return KNeighborsClassifier(5, algorithm="brute", metric=metric, n_jobs=1)
    if kind == "centroid":
        return NearestCentroid()
    if kind == "pca-all":
        return PCA(order["components"], svd_solver="full")
    if kind == "pca-auto":
        return PCA(order["components"], random_state=seed)
    raise ValueError(kind)


def seconds(work):
    """Best of as many repeats as take a tenth of a second."""
    began = time.perf_counter()
    best = float("inf")
    while True:
        start = time.perf_counter()
        result = work()
        now = time.perf_counter()
        best = min(best, now - start)
        if now - began >= 0.1:
            return best, result


def main():
    train = test = labels = truth = None
    print(json.dumps({"version": sklearn.__version__, "numpy": np.__version__}), flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        if "data" in order:
            x, y = peak_data(**order["data"])
            rows = order["train"]
            train, test, labels, truth = x[:rows].copy(), x[rows:].copy(), y[:rows], y[rows:]
            print(json.dumps({"checksum": checksum(x)}), flush=True)
            continue
        model = make(order)
        fit, _ = seconds(lambda: model.fit(train, labels))
        if order["model"].startswith("pca"):
            predict, _ = seconds(lambda: model.transform(test))
            answer = {"variance": float(model.explained_variance_.sum())}
        else:
            predict, predicted = seconds(lambda: model.predict(test))
            answer = {"accuracy": float((predicted == truth).mean()), "predicted": predicted.tolist()}
        if isinstance(model, SVC):
            answer["support"] = len(model.support_)
        print(json.dumps({"fit": fit, "predict": predict, **answer}), flush=True)


main()
