"""The spectra of src/core/classical/__tests__/peakData.ts, bit for bit: see there."""
import numpy as np


def draw(seed, place):
    place = np.asarray(place, dtype=np.uint64)
    with np.errstate(over="ignore"):
        state = (np.uint32(seed) + (place + np.uint64(1)).astype(np.uint32) * np.uint32(0x6D2B79F5)).astype(np.uint32)
        t = (state ^ (state >> np.uint32(15))) * (state | np.uint32(1))
        t = t ^ (t + (t ^ (t >> np.uint32(7))) * (t | np.uint32(61)))
    return (t ^ (t >> np.uint32(14))).astype(np.float64) / 2.0**32


def peak_data(rows, columns, classes, noise, shift, seed):
    peaks = 3
    per_row = 3 * peaks + 2 + 4 * columns
    first = classes * peaks
    centres = draw(seed, np.arange(first)).reshape(classes, peaks)
    x = np.empty((rows, columns), dtype=np.float32)
    labels = np.arange(rows) % classes
    column = np.arange(columns)
    for row in range(rows):
        base = first + row * per_row
        few = draw(seed, base + np.arange(3 * peaks + 2))
        level = few[3 * peaks] * 0.2
        slope = ((few[3 * peaks + 1] - 0.5) * 0.2) / columns
        value = level + slope * column
        for peak in range(peaks):
            centre = columns * (0.1 + 0.8 * centres[labels[row], peak]) + (few[3 * peak] - 0.5) * 2 * shift
            height = 0.7 + 0.6 * few[3 * peak + 1]
            width = columns * (0.01 + 0.01 * few[3 * peak + 2])
            u = (column - centre) / width
            bell = 1 / (1 + u * u)
            value = value + height * bell * bell
        noises = draw(seed, base + 3 * peaks + 2 + np.arange(4 * columns)).reshape(columns, 4)
        total = noises[:, 0] + noises[:, 1] + noises[:, 2] + noises[:, 3] - 2
        x[row] = (value + noise * total * 1.7320508075688772).astype(np.float32)
    return x, labels.astype(np.int32)


def checksum(x):
    """Sum of the bits of all values, modulo 2^32: says whether both languages made the same numbers."""
    return int(np.ascontiguousarray(x).view(np.uint32).sum(dtype=np.uint64) % 2**32)
