"""What geddes (MIT) and RosettaSciIO (GPL-3, run only) read from the sample files that the project does not ship.

pip install geddes==1.0.1 rosettasciio==0.15.0
python tests/golden/other_readers.py ../shared/samples tests/golden/other-readers.json
"""

import json
import sys
from pathlib import Path

import geddes
import numpy as np
from rsciio.jobinyvon import file_reader as read_labspec
from rsciio.renishaw import file_reader as read_wdf

root = Path(sys.argv[1])


def summary(x, y):
    order = np.argsort(x, kind="stable")
    x, y = np.asarray(x, float)[order], np.asarray(y, float)[order]
    top = int(np.argmax(y))
    pair = lambda i: [float(x[i]), float(y[i])]
    return {
        "points": len(x),
        "first": pair(0),
        "last": pair(-1),
        "top": pair(top),
        "sumX": float(x.sum()),
        "sumY": float(y.sum()),
    }


def first_spectrum(data):
    axis = data["axes"][-1]
    x = axis["axis"] if "axis" in axis else axis["offset"] + axis["scale"] * np.arange(axis["size"])
    return x, data["data"].reshape(-1, data["data"].shape[-1])[0]


found = {}
for folder in "bruker-raw1 bruker-raw2 bruker-raw3 bruker-raw4 bruker-raw-powdR gsas gsas-fxye rigaku-rasx".split():
    for path in sorted((root / "formats" / folder).iterdir()):
        if path.suffix.lower() != ".xy":
            pattern = geddes.read(str(path))
            found[str(path.relative_to(root))] = summary(pattern.x, pattern.y)
for folder, read in (("renishaw-wdf", read_wdf), ("horiba-labspec-xml", read_labspec)):
    for path in sorted((root / "formats" / folder).iterdir()):
        # It averages the spectra of the file of unspecified type.
        if "undefined" not in path.name:
            options = {"use_uniform_signal_axis": False} if read is read_labspec else {}
            found[str(path.relative_to(root))] = summary(*first_spectrum(read(str(path), **options)[0]))
Path(sys.argv[2]).write_text(json.dumps(found, indent=1) + "\n")
