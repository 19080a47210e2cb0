"""Trains and predicts with Keras, on the word of bench/train-speed.ts: one JSON request per line in, one JSON answer per line out.

Usage: python train_keras.py   (TensorFlow 2.21: `pip install tensorflow-cpu==2.21.0`; threads by TF_NUM_INTRAOP_THREADS)
Requests: {"load": {"name", "architecture", "inputs", "targets", "count", "batch"}}   arrays as files of float32 and int32
          {"train": "name"}    one epoch of `fit`, after one that warms up when the network is loaded: {"seconds"}
          {"predict": "name"}  `predict_on_batch` over all spectra: {"seconds"}
          {"drop": "name"}
"""

import json
import os
import resource
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402
import keras  # noqa: E402

L = keras.layers
NAMES = {"leakyRelu": "leaky_relu", "linear": None}
INITIALISERS = {"glorotUniform": "glorot_uniform", "heNormal": "he_normal", "heUniform": "he_uniform"}


def activate(x, layer):
    name = layer["activation"]
    if name == "linear":
        return x
    if name == "leakyRelu":
        return L.LeakyReLU(negative_slope=layer["slope"])(x)
    return L.Activation(NAMES.get(name, name))(x)


def weighted(layer):
    start = layer["initialiser"]
    if isinstance(start, dict):
        initialiser = keras.initializers.RandomNormal(stddev=start["normal"]["variance"] ** 0.5)
    else:
        initialiser = INITIALISERS[start]
    l2 = layer["l2"]
    fused = {} if layer["activation"] == "leakyRelu" else {"activation": NAMES.get(layer["activation"], layer["activation"])}
    return {
        "use_bias": layer["bias"],
        "kernel_initializer": initialiser,
        "kernel_regularizer": keras.regularizers.L2(l2) if l2 > 0 else None,
        **fused,
    }


def apply(x, layer):
    kind = layer["type"]
    if kind == "conv1d":
        x = L.Conv1D(layer["filters"], layer["kernel"], strides=layer["stride"], padding=layer["padding"], **weighted(layer))(x)
        return activate(x, layer) if layer["activation"] == "leakyRelu" else x
    if kind == "dense":
        x = L.Dense(layer["units"], **weighted(layer))(x)
        return activate(x, layer) if layer["activation"] == "leakyRelu" else x
    if kind == "batchNorm":
        return L.BatchNormalization(momentum=layer["momentum"], epsilon=layer["epsilon"])(x)
    if kind == "activation":
        return activate(x, layer)
    if kind in ("maxPool", "avgPool"):
        pool = L.MaxPooling1D if kind == "maxPool" else L.AveragePooling1D
        return pool(layer["size"], strides=layer.get("stride"), padding=layer["padding"])(x)
    if kind == "globalAveragePool":
        return L.GlobalAveragePooling1D()(x)
    if kind == "flatten":
        return L.Flatten()(x)
    if kind == "dropout":
        return L.Dropout(layer["rate"])(x)
    if kind == "residual":
        main, shortcut = x, x
        for inner in layer["main"]:
            main = apply(main, inner)
        for inner in layer["shortcut"]:
            shortcut = apply(shortcut, inner)
        return activate(L.Add()([main, shortcut]), layer)
    raise ValueError(kind)


def build(architecture):
    first = x = L.Input((architecture["inputLength"], 1))
    for layer in architecture["layers"]:
        x = apply(x, layer)
    model = keras.Model(first, x)
    model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


class Loaded:
    def __init__(self, request):
        self.batch = request["batch"]
        points = request["architecture"]["inputLength"]
        self.x = np.fromfile(request["inputs"], np.float32).reshape(-1, points, 1)
        self.y = np.fromfile(request["targets"], np.int32)
        self.model = build(request["architecture"])
        self.train()
        self.predict()

    def train(self):
        start = time.perf_counter()
        self.model.fit(self.x, self.y, batch_size=self.batch, epochs=1, verbose=0)
        return time.perf_counter() - start

    def predict(self):
        start = time.perf_counter()
        for at in range(0, len(self.x), self.batch):
            self.model.predict_on_batch(self.x[at : at + self.batch])
        return time.perf_counter() - start


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main():
    loaded = {}
    for line in sys.stdin:
        request = json.loads(line)
        if "load" in request:
            loaded[request["load"]["name"]] = Loaded(request["load"])
            answer = {"keras": keras.__version__, "tensorflow": tf.__version__}
        elif "drop" in request:
            del loaded[request["drop"]]
            keras.backend.clear_session()
            answer = {}
        else:
            (verb, name) = next(iter(request.items()))
            before = cpu()
            seconds = getattr(loaded[name], verb)()
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            answer = {"seconds": seconds, "cpu": cpu() - before, "peakMegabytes": round(peak)}
        print(json.dumps(answer), flush=True)


main()
