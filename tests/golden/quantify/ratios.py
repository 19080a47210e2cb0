"""Reference intensity ratios I/Ic from pymatgen's unscaled intensities, no displacement factors, 1.54184 A, 5-90 degrees.

`python ratios.py > ratios.json`; pymatgen==2026.10.24, spglib. Structures: resources/libraries/xrd-builtin.json.
"""
import json
import pathlib

from pymatgen.analysis.diffraction.xrd import XRDCalculator

# The maker of the golden patterns, without running it, for its reader of built-in entries.
maker = pathlib.Path(__file__).parent.parent / "pymatgen_xrd.py"
scope = {"__file__": str(maker)}
exec(maker.read_text().replace("\nmain()\n", "\n"), scope)
from_entry = scope["from_entry"]

NAMES = ["silicon", "quartz", "calcite", "halite", "rutile", "anatase", "zincite", "hematite", "ceria", "corundum", "baddeleyite", "zirconia-monoclinic"]
root = pathlib.Path(__file__).parent.parent.parent.parent
entries = json.loads((root / "resources/libraries/xrd-builtin.json").read_text())["entries"]
strength = {}
for entry in entries:
    if entry["id"] in NAMES:
        structure = from_entry(entry)
        pattern = XRDCalculator(wavelength=1.54184).get_pattern(structure, scaled=False, two_theta_range=(5, 90))
        strength[entry["id"]] = max(pattern.y) / (structure.volume**2 * structure.density)
print(json.dumps({name: round(float(value / strength["corundum"]), 4) for name, value in sorted(strength.items())}))
