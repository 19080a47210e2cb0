"""Traces of small trainings in Keras, to which the trainer of Phaselens is held.

    pip install tensorflow-cpu==2.21.0      # brings Keras 3
    python tests/golden/keras_training.py   # writes keras-training.json and keras-callbacks.json beside itself

Everything is deterministic: no shuffling, no dropout, first weights are written out.
"""

import json
import math
import os
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import keras
import numpy as np
import tensorflow as tf

here = Path(__file__).parent
L = keras.layers


def numbers(array):
    return [float(f"{value:.9g}") for value in np.asarray(array, dtype=np.float64).ravel()]


def weights_of(model):
    """Name `layer/kernel` -> shape and numbers."""
    return {
        f"{layer.name}/{weight.name}": {"shape": list(weight.shape), "values": numbers(weight.numpy())}
        for layer in model.layers
        for weight in layer.weights
        if "seed_generator" not in weight.path
    }


def spectra(count, length, seed):
    generator = np.random.default_rng(seed)
    labels = generator.integers(0, 3, count)
    points = np.arange(length)
    centres = length / 2 + generator.uniform(-2, 2, count)
    heights = 0.5 + 0.25 * labels + generator.uniform(-0.1, 0.1, count)
    x = heights[:, None] * np.exp(-0.5 * ((points[None, :] - centres[:, None]) / 1.5) ** 2)
    return (x + generator.normal(0, 0.02, x.shape)).astype(np.float32), labels.astype(np.int32)


def randomise(model, seed):
    """First weights that are no fixed point of anything, batch normalisation included."""
    generator = np.random.default_rng(seed)
    for layer in model.layers:
        new = []
        for weight in layer.weights:
            noise = generator.normal(0, 0.3, weight.shape)
            new.append(np.abs(noise) + 0.5 if weight.name in ("gamma", "moving_variance") else noise)
        layer.set_weights([value.astype(np.float32) for value in new])


def case(name, architecture, model, recipe, *, loss, optimizer, targets, callbacks=(), class_weight=None, sparse=True):
    x, labels = spectra(22, 20, 1)
    vx, vlabels = spectra(9, 20, 2)
    y, vy = targets(labels), targets(vlabels)
    randomise(model, 11)
    first = weights_of(model)
    metrics = {"mean_squared_error": [], "binary_crossentropy": [keras.metrics.BinaryAccuracy(name="accuracy")]}.get(loss, ["accuracy"])
    model.compile(optimizer=optimizer, loss=loss, metrics=metrics)
    history = model.fit(
        x[..., None],
        y,
        validation_data=(vx[..., None], vy),
        epochs=recipe["epochs"],
        batch_size=recipe["batchSize"],
        shuffle=False,
        verbose=0,
        callbacks=list(callbacks),
        class_weight=class_weight,
    )
    keys = {"loss": "loss", "accuracy": "accuracy", "val_loss": "valLoss", "val_accuracy": "valAccuracy"}
    trace = {keys[key]: numbers(values) for key, values in history.history.items() if key in keys}
    if "learning_rate" in history.history:
        trace["learningRate"] = numbers(history.history["learning_rate"])
    result = {
        "name": name,
        "recipe": {"architecture": architecture, "shuffle": False, **recipe},
        "train": {"inputs": numbers(x), "targets": numbers(y), "classes": bool(sparse)},
        "validation": {"inputs": numbers(vx), "targets": numbers(vy)},
        "first": first,
        "trace": trace,
        "last": weights_of(model),
        "predictions": numbers(model.predict(vx[..., None], verbose=0)),
    }
    return result, model, vx


def classifier():
    """Convolution, batch normalisation, pools, L2, class weights, Adam, plateau, early stop with the best weights."""
    # No bias before a batch normalisation: its gradient is rounding noise, which Adam would blow up differently in every program.
    architecture = {
        "id": "golden-a",
        "title": "Golden A",
        "inputLength": 20,
        "layers": [
            {"type": "conv1d", "name": "a", "filters": 3, "kernel": 4, "l2": 0.01, "bias": False},
            {"type": "batchNorm", "name": "b", "momentum": 0.5},
            {"type": "activation", "name": "c", "activation": "leakyRelu", "slope": 0.2},
            {"type": "maxPool", "name": "d", "size": 3, "stride": 2, "padding": "same"},
            {"type": "conv1d", "name": "e", "filters": 2, "kernel": 3, "stride": 2, "padding": "valid", "activation": "elu"},
            {"type": "flatten", "name": "f"},
            {"type": "dense", "name": "g", "units": 3, "activation": "softmax"},
        ],
    }
    regular = keras.regularizers.L2(0.01)
    inputs = keras.Input((20, 1))
    h = L.Conv1D(3, 4, padding="same", use_bias=False, kernel_regularizer=regular, name="a")(inputs)
    h = L.BatchNormalization(momentum=0.5, name="b")(h)
    h = L.LeakyReLU(negative_slope=0.2, name="c")(h)
    h = L.MaxPooling1D(3, 2, padding="same", name="d")(h)
    h = L.Conv1D(2, 3, strides=2, activation="elu", name="e")(h)
    h = L.Flatten(name="f")(h)
    model = keras.Model(inputs, L.Dense(3, activation="softmax", name="g")(h))
    watch = {"monitor": "valLoss", "patience": 3, "minDelta": 0.02}
    recipe = {
        "epochs": 40,
        "batchSize": 8,
        "optimiser": {"type": "adam", "learningRate": 0.1},
        "classWeights": [2, 0.5, 1],
        "earlyStopping": {**watch, "patience": 5, "restoreBest": True},
        "reduceOnPlateau": {**watch, "patience": 2, "factor": 0.5, "cooldown": 1},
    }
    result, model, vx = case(
        "classifier",
        architecture,
        model,
        recipe,
        loss="sparse_categorical_crossentropy",
        optimizer=keras.optimizers.Adam(0.1),
        targets=lambda labels: labels,
        class_weight={0: 2, 1: 0.5, 2: 1},
        callbacks=[
            keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=0.5, patience=2, min_delta=0.02, cooldown=1),
            keras.callbacks.EarlyStopping(monitor="val_loss", patience=5, min_delta=0.02, restore_best_weights=True),
        ],
    )
    # Gradient-weighted class activation of layer c for the logit of each class.
    below = keras.Model(inputs, model.get_layer("c").output)
    maps = []
    for target in range(3):
        with tf.GradientTape() as tape:
            activation = below(vx[:1, :, None], training=False)
            tape.watch(activation)
            h = activation
            for name in ("d", "e", "f"):
                h = model.get_layer(name)(h)
            kernel, bias = model.get_layer("g").weights
            score = (tf.matmul(h, kernel) + bias)[0, target]
        gradient = tape.gradient(score, activation)
        weights = tf.reduce_mean(gradient, axis=1)
        maps.append(numbers(tf.nn.relu(tf.reduce_sum(activation * weights[:, None, :], axis=-1))))
    result["gradCam"] = {"layer": "c", "maps": maps, "activation": numbers(below(vx[:1, :, None], training=False))}
    return result


def labels_together():
    """Global average pool, sigmoid head with several labels, SGD with Nesterov momentum, balanced nothing."""
    architecture = {
        "id": "golden-b",
        "title": "Golden B",
        "inputLength": 20,
        "layers": [
            {"type": "conv1d", "name": "a", "filters": 4, "kernel": 5, "stride": 2, "activation": "elu", "bias": False},
            {"type": "avgPool", "name": "b", "size": 2, "stride": 2},
            {"type": "activation", "name": "c", "activation": "gelu"},
            {"type": "globalAveragePool", "name": "d"},
            {"type": "dense", "name": "e", "units": 3, "activation": "sigmoid"},
        ],
    }
    inputs = keras.Input((20, 1))
    h = L.Conv1D(4, 5, strides=2, padding="same", activation="elu", use_bias=False, name="a")(inputs)
    h = L.AveragePooling1D(2, 2, name="b")(h)
    h = L.Activation("gelu", name="c")(h)
    h = L.GlobalAveragePooling1D(name="d")(h)
    model = keras.Model(inputs, L.Dense(3, activation="sigmoid", name="e")(h))
    recipe = {
        "epochs": 6,
        "batchSize": 5,
        "optimiser": {"type": "sgd", "learningRate": 0.2, "momentum": 0.7, "nesterov": True},
    }
    return case(
        "labels together",
        architecture,
        model,
        recipe,
        loss="binary_crossentropy",
        optimizer=keras.optimizers.SGD(0.2, momentum=0.7, nesterov=True),
        targets=lambda labels: np.stack([labels == 0, labels > 0, labels == 2], axis=1).astype(np.float32),
        sparse=False,
    )[0]


def regression():
    """Residual block with a projected shortcut, batch normalisation of a vector, tanh, mean squared error, plain momentum."""
    architecture = {
        "id": "golden-c",
        "title": "Golden C",
        "inputLength": 20,
        "layers": [
            {
                "type": "residual",
                "name": "r",
                "main": [
                    {"type": "conv1d", "name": "a", "filters": 3, "kernel": 3, "stride": 2},
                    {"type": "activation", "name": "b", "activation": "tanh"},
                    {"type": "conv1d", "name": "c", "filters": 3, "kernel": 2},
                ],
                "shortcut": [{"type": "conv1d", "name": "s", "filters": 3, "kernel": 1, "stride": 2}],
                "activation": "relu",
            },
            {"type": "flatten", "name": "f"},
            {"type": "dense", "name": "g", "units": 4},
            {"type": "batchNorm", "name": "h"},
            {"type": "activation", "name": "i", "activation": "tanh"},
            {"type": "dense", "name": "j", "units": 2},
        ],
    }
    inputs = keras.Input((20, 1))
    h = L.Conv1D(3, 3, strides=2, padding="same", name="a")(inputs)
    h = L.Activation("tanh", name="b")(h)
    h = L.Conv1D(3, 2, padding="same", name="c")(h)
    h = L.Activation("relu", name="r")(L.Add()([h, L.Conv1D(3, 1, strides=2, padding="same", name="s")(inputs)]))
    h = L.Flatten(name="f")(h)
    h = L.Dense(4, name="g")(h)
    h = L.BatchNormalization(name="h")(h)
    h = L.Activation("tanh", name="i")(h)
    model = keras.Model(inputs, L.Dense(2, name="j")(h))
    recipe = {
        "epochs": 6,
        "batchSize": 8,
        "loss": "meanSquaredError",
        "optimiser": {"type": "sgd", "learningRate": 0.05, "momentum": 0.9},
    }
    return case(
        "regression",
        architecture,
        model,
        recipe,
        loss="mean_squared_error",
        optimizer=keras.optimizers.SGD(0.05, momentum=0.9),
        targets=lambda labels: np.stack([labels / 2, 1 - labels], axis=1).astype(np.float32),
        sparse=False,
    )[0]


def side_by_side():
    """Inception block with an average pool of every point, then global average and global max pool joined."""
    architecture = {
        "id": "golden-d",
        "title": "Golden D",
        "inputLength": 20,
        "layers": [
            {"type": "conv1d", "name": "z", "filters": 3, "kernel": 3, "activation": "tanh"},
            {
                "type": "concat",
                "name": "m",
                "branches": [
                    [{"type": "conv1d", "name": "a", "filters": 2, "kernel": 1, "activation": "elu"}],
                    [
                        {"type": "conv1d", "name": "b", "filters": 2, "kernel": 1, "activation": "elu"},
                        {"type": "conv1d", "name": "c", "filters": 3, "kernel": 3, "activation": "elu"},
                    ],
                    [
                        {"type": "avgPool", "name": "p", "size": 3, "stride": 1, "padding": "same"},
                        {"type": "conv1d", "name": "d", "filters": 1, "kernel": 1, "activation": "elu"},
                    ],
                    [],
                ],
            },
            {
                "type": "concat",
                "name": "n",
                "branches": [
                    [{"type": "globalAveragePool", "name": "q"}],
                    [{"type": "globalMaxPool", "name": "r"}],
                ],
            },
            {"type": "dense", "name": "g", "units": 3, "activation": "softmax"},
        ],
    }
    inputs = keras.Input((20, 1))
    z = L.Conv1D(3, 3, padding="same", activation="tanh", name="z")(inputs)
    a = L.Conv1D(2, 1, padding="same", activation="elu", name="a")(z)
    b = L.Conv1D(2, 1, padding="same", activation="elu", name="b")(z)
    c = L.Conv1D(3, 3, padding="same", activation="elu", name="c")(b)
    p = L.AveragePooling1D(3, 1, padding="same", name="p")(z)
    d = L.Conv1D(1, 1, padding="same", activation="elu", name="d")(p)
    m = L.Concatenate(name="m")([a, c, d, z])
    n = L.Concatenate(name="n")([L.GlobalAveragePooling1D(name="q")(m), L.GlobalMaxPooling1D(name="r")(m)])
    model = keras.Model(inputs, L.Dense(3, activation="softmax", name="g")(n))
    return case(
        "side by side",
        architecture,
        model,
        {"epochs": 8, "batchSize": 8, "optimiser": {"type": "adam", "learningRate": 0.02}},
        loss="sparse_categorical_crossentropy",
        optimizer=keras.optimizers.Adam(0.02),
        targets=lambda labels: labels,
    )[0]


class Dummy:
    """What callbacks see of a model: a learning rate and weights that are the number of the epoch."""

    def __init__(self):
        self.optimizer = keras.optimizers.SGD(0.1)
        self.stop_training = False
        self.epoch = -1
        self.restored = None

    def get_weights(self):
        return self.epoch

    def set_weights(self, weights):
        self.restored = weights


def drive(callback, monitor, series):
    model = Dummy()
    callback.set_model(model)
    callback.on_train_begin()
    rates, ended = [], None
    for epoch, value in enumerate(series):
        model.epoch = epoch
        rates.append(float(model.optimizer.learning_rate.numpy()))
        callback.on_epoch_end(epoch, {monitor: value})
        if model.stop_training:
            ended = epoch
            break
    callback.on_train_end()
    return {"rates": rates, "ended": ended, "restored": model.restored}


def callbacks():
    generator = np.random.default_rng(3)
    falling = numbers(1 / (1 + np.arange(30) / 4) + generator.normal(0, 0.03, 30))
    flat = numbers(0.5 + generator.normal(0, 0.01, 30))
    series = {"falling": falling, "flat": flat, "rising": numbers(0.2 + 0.01 * np.arange(30)), "steps": [1.0, 0.9, 0.9, 0.9, 0.85, 0.85, 0.8499, 0.8498, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7], "nan": [1.0, 0.9, math.nan, 0.8, 0.95, math.nan, 0.95, 0.95], "nan first": [math.nan, 0.9, 0.8, 0.7, 0.6]}
    early, plateau = [], []
    # A model without metrics cannot say which way is better.
    modes = {"val_loss": "min", "val_accuracy": "max"}
    for name, values in series.items():
        for monitor in ("val_loss", "val_accuracy"):
            for patience, delta, start in ((0, 0, 0), (2, 0, 0), (3, 0.02, 0), (2, 0.001, 4)):
                callback = keras.callbacks.EarlyStopping(monitor=monitor, mode=modes[monitor], patience=patience, min_delta=delta, restore_best_weights=True, start_from_epoch=start)
                found = drive(callback, monitor, values)
                early.append({"series": name, "monitor": monitor, "patience": patience, "minDelta": delta, "startFromEpoch": start, "ended": found["ended"], "restored": found["restored"]})
            for patience, delta, cooldown, least in ((1, 1e-4, 0, 0), (2, 0.02, 2, 0), (2, 0, 1, 0.02), (1, 1e-4, 3, 0.001)):
                callback = keras.callbacks.ReduceLROnPlateau(monitor=monitor, mode=modes[monitor], factor=0.3, patience=patience, min_delta=delta, cooldown=cooldown, min_lr=least)
                found = drive(callback, monitor, values)
                plateau.append({"series": name, "monitor": monitor, "patience": patience, "minDelta": delta, "cooldown": cooldown, "minLearningRate": least, "factor": 0.3, "rates": numbers(found["rates"])})
    # JSON has no NaN.
    plain = {name: [None if math.isnan(value) else value for value in values] for name, values in series.items()}
    return {"series": plain, "early": early, "plateau": plateau}


def write(name, value):
    versions = {"keras": keras.__version__, "tensorflow": tf.__version__}
    (here / name).write_text(json.dumps({"madeWith": versions, **value}, separators=(",", ":")) + "\n")


write("keras-training.json", {"cases": [classifier(), labels_together(), regression(), side_by_side()]})
write("keras-callbacks.json", callbacks())
