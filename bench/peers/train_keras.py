"""Trains and predicts with Keras, on the word of bench/train-speed.ts (requests: train_loop.py).

Usage: python train_keras.py   (`pip install tensorflow-cpu==2.21.0`; threads by TF_NUM_INTRAOP_THREADS)
Variants: `graph` compiles a step with tf.function and the kernels of oneDNN, as the trainer does; `xla` adds jit_compile, which is what
`jit_compile="auto"`, the default of Keras, chooses on processors. Batches go through `train_on_batch`: `fit` takes as much processor time,
but stands still for more than half a second in each epoch, which short epochs would exaggerate.
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402
import keras  # noqa: E402
from train_loop import arrays, serve  # noqa: E402

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


def chain(x, layers):
    for layer in layers:
        x = apply(x, layer)
    return x


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
        return activate(L.Add()([chain(x, layer["main"]), chain(x, layer["shortcut"])]), layer)
    if kind == "concat":
        return L.Concatenate()([chain(x, branch) for branch in layer["branches"]])
    raise ValueError(kind)


class Loaded:
    def __init__(self, request):
        self.batch = request["batch"]
        self.x, self.y = arrays(request)
        architecture = request["architecture"]
        first = L.Input((architecture["inputLength"], 1))
        self.model = keras.Model(first, chain(first, architecture["layers"]))
        self.model.compile(
            optimizer=keras.optimizers.Adam(3e-4),
            loss="sparse_categorical_crossentropy",
            metrics=["accuracy"],
            jit_compile=request["variant"] == "xla",
        )

    def train(self, count):
        order = np.random.permutation(count)
        for at in range(0, count, self.batch):
            rows = order[at : at + self.batch]
            self.model.train_on_batch(self.x[rows], self.y[rows])

    def predict(self, count):
        for at in range(0, count, self.batch):
            self.model.predict_on_batch(self.x[at : min(count, at + self.batch)])


serve(Loaded, {"keras": keras.__version__, "tensorflow": tf.__version__})
