"""Sizes of the published networks as Keras counts them, for 5,000 points and 500 classes.

The networks of the benchmark (npj Comput. Mater. 9, 100, 2023), its modifications and the others of the catalogue, written down here
once more from their description: filters, kernel and stride of each convolution, pools, dense layers.

    pip install tensorflow-cpu==2.21.0
    python tests/golden/published_networks.py > tests/golden/published-networks.json
"""

import json

import keras
from keras import layers

POINTS = 5000
CLASSES = 500


def same(filters, kernel, stride=1, act="relu", bias=True):
    return layers.Conv1D(filters, kernel, strides=stride, padding="same", activation=act, use_bias=bias)


def dense_part(units, rate, act=None):
    out = [layers.Flatten(name="flat")]
    for count in units:
        out += [layers.Dropout(rate), layers.Dense(count, activation=act)]
    return out + [layers.Dropout(rate)]


def head():
    return [layers.Dense(CLASSES, activation="softmax")]


def chain(steps):
    """A network of layers one after the other; a function stands for a part with branches."""
    start = x = layers.Input((POINTS, 1))
    for step in steps:
        x = step(x)
    return keras.Model(start, x)


def normalised(filters, kernel, stride=1, norm=True, act=True):
    out = [same(filters, kernel, stride, None)]
    if norm:
        out.append(layers.BatchNormalization())
    if act:
        out.append(layers.ReLU(negative_slope=act if isinstance(act, float) else 0.0))
    return out


def run(steps, x):
    for step in steps:
        x = step(x)
    return x


def two_lee():
    return [same(64, 50, 2), layers.MaxPool1D(3, 2), same(64, 25, 3), layers.MaxPool1D(2, 3)]


def three_lee():
    return [
        same(64, 20), layers.MaxPool1D(3, 3), same(64, 15), layers.MaxPool1D(2, 3), same(64, 10, 2), layers.MaxPool1D(1, 2),
    ]  # fmt: skip


def szymanski(norm=False, map_rate=0.0):
    out = []
    for kernel, pool in [(35, 3), (30, 3), (25, 2), (20, 1), (15, 1), (10, 1)]:
        out += normalised(64, kernel, norm=norm) + [layers.MaxPool1D(pool, 2), layers.Dropout(map_rate)]
    return out


def wang(kernel=5, rate=0.2):
    out = []
    for block in [[6], [16, 16], [32, 32], [64, 64]]:
        out += [same(filters, kernel) for filters in block] + [layers.MaxPool1D(2, 2), layers.Dropout(rate)]
    return out


def liu(norm=True):
    out = []
    for filters, kernel in [(16, 21), (32, 11), (64, 5)]:
        out += normalised(filters, kernel, norm=norm, act=0.1) + [layers.MaxPool1D(2, 2)]
    return out


def block(stride, norm):
    def add(x):
        short = run(normalised(100, 1, stride, norm, act=False), x) if stride > 1 else x
        long = run(normalised(100, 5, stride, norm) + normalised(100, 5, 1, norm, act=False), x)
        return layers.ReLU()(layers.Add()([long, short]))

    return add


def ho(norm=True):
    stem = [same(64, 5, act=None), layers.BatchNormalization()] if norm else [same(64, 5)]
    return stem + [block(stride, norm) for _ in range(6) for stride in (2, 1)]


BLOCKS = [
    [22, 32, 42, 6, 12, 10], [28, 43, 56, 7, 14, 14], [37, 56, 73, 9, 18, 19],
    [49, 74, 96, 12, 24, 25], [65, 97, 126, 16, 32, 32], [85, 128, 166, 19, 38, 43],
]  # fmt: skip


def inception(sizes):
    one, before3, three, before5, five, pooled = sizes

    def ways(x):
        return layers.Concatenate()([
            same(one, 1)(x),
            same(three, 3)(same(before3, 1)(x)),
            same(five, 5)(same(before5, 1)(x)),
            same(pooled, 1)(layers.AveragePooling1D(3, 1, padding="same")(x)),
        ])  # fmt: skip

    return ways


def inc(count):
    return three_lee() + [inception(sizes) for sizes in BLOCKS[:count]]


def averaged(rate):
    out = []
    for kernel, stride, pool_stride in [(100, 5, 2), (50, 5, 1), (25, 2, 1)]:
        out += [same(80, kernel, stride), layers.Dropout(rate), layers.AvgPool1D(3, pool_stride)]
    return out


def sang():
    out = []
    for count, filters in [(2, 64), (2, 128), (4, 256), (4, 512), (4, 512)]:
        out += [same(filters, 3) for _ in range(count)] + [layers.MaxPool1D(2, 2)]
    return out + [layers.Flatten(name="flat"), layers.Dense(512), layers.BatchNormalization(), layers.ReLU(), layers.Dropout(0.5)]


def fan():
    return [same(32, 5), layers.MaxPool1D(2), layers.Dropout(0.3), same(64, 5), layers.MaxPool1D(2)]


def bhattacharya():
    out = []
    for filters in (128, 64, 64):
        out += [same(filters, 2), layers.MaxPool1D(2), layers.Dropout(0.2)]
    return out + [same(32, 2), layers.MaxPool1D(2)]


def five():
    return [layer for i in range(1, 6) for layer in (same(64, 127 // i), layers.MaxPool1D(2))]


def speed_screen():
    """Its two poolings joined; over the places of each filter, as the catalogue has it."""
    convolve = lambda i: layers.Conv1D(32, 17, padding="same" if i else "valid", activation="gelu")  # noqa: E731
    pools = lambda x: layers.Concatenate(name="flat")([layers.GlobalAveragePooling1D()(x), layers.GlobalMaxPooling1D()(x)])  # noqa: E731
    return [step for i in range(4) for step in (convolve(i), layers.MaxPool1D(3, 2))] + [pools]


def siamese():
    out = []
    for filters in [[6], [16, 16], [32, 32], [64, 64]]:
        out += [same(f, 5, bias=False) for f in filters] + [layers.MaxPool1D(2, padding="same"), layers.Dropout(0.2)]
    return out + [same(1, 1), layers.Flatten(name="flat")]


NETWORKS = {
    "cnn2": lambda: two_lee() + dense_part([2000, 500], 0.3),
    "cnn3": lambda: three_lee() + dense_part([2500, 1000], 0.3),
    "cnn6": lambda: szymanski() + dense_part([3100, 1200], 0.7, "relu"),
    "vgg": lambda: wang() + dense_part([120, 84, 186], 0.0),
    "resnet": lambda: ho() + dense_part([], 0.5),
    "cnn-bn": lambda: liu() + dense_part([2048], 0.5),
    "inc3": lambda: inc(3) + dense_part([3700, 740], 0.3),
    "inc6": lambda: inc(6) + dense_part([4000, 400], 0.3),
    "cnn6-bn": lambda: szymanski(norm=True) + dense_part([3100, 1200], 0.7, "relu"),
    "cnn6-convdo": lambda: szymanski(map_rate=0.2) + dense_part([3100, 1200], 0.0, "relu"),
    "cnn-bn-mod": lambda: liu(norm=False) + dense_part([2048], 0.5, "relu"),
    "vgg-mod": lambda: wang(20, 0.0) + dense_part([2000, 500], 0.3, "relu"),
    "resnet-mod": lambda: ho(norm=False) + dense_part([3100, 1200], 0.5, "relu"),
    "park": lambda: averaged(0.0) + dense_part([700, 70], 0.3, "relu"),
    "vecsei": lambda: averaged(0.3) + dense_part([2300, 1150], 0.5, "relu"),
    "fan": lambda: fan() + dense_part([3584, 1024], 0.3, "relu"),
    "sang": sang,
    "mozaffari": lambda: [same(32, 3)] + dense_part([64], 0.0, "relu"),
    "bhattacharya": lambda: bhattacharya() + dense_part([500, 500], 0.2, "relu"),
    "schuetzke": lambda: five() + dense_part([100], 0.35, "relu"),
    "speed-screen": speed_screen,
    "siamese": siamese,
}


def sizes(steps):
    model = chain(steps() + head())
    trainable = sum(count(weight) for weight in model.trainable_weights)
    return {"total": model.count_params(), "trainable": trainable, "flat": int(model.get_layer("flat").output.shape[-1])}


def count(weight):
    product = 1
    for size in weight.shape:
        product *= int(size)
    return product


if __name__ == "__main__":
    out = {name: sizes(steps) for name, steps in NETWORKS.items()}
    print(json.dumps({"keras": keras.__version__, "points": POINTS, "classes": CLASSES, "networks": out}, indent=1))
