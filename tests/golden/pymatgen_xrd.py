"""Golden powder patterns from pymatgen's XRDCalculator.

Makes tests/golden/pymatgen-samples.json (CIFs of the samples folder) and tests/golden/pymatgen-builtin.json (every entry of
resources/libraries/xrd-builtin.json). Radiation: one line of 1.54184 A, 2theta 5-90 degrees, no displacement factors.

    python3 -m venv VENV && VENV/bin/pip install pymatgen==2026.10.24
    VENV/bin/python tests/golden/pymatgen_xrd.py --samples ../shared/samples
"""

import argparse
import json
import pathlib
import warnings

import spglib
from pymatgen.analysis.diffraction.xrd import XRDCalculator
from pymatgen.core import Lattice, Structure
from pymatgen.core.operations import SymmOp
from pymatgen.io.cif import CifParser

warnings.filterwarnings("ignore")
HERE = pathlib.Path(__file__).parent
WAVELENGTH = 1.54184
RANGE = (5, 90)


def pattern(structure):
    result = XRDCalculator(wavelength=WAVELENGTH).get_pattern(structure, two_theta_range=RANGE)
    return {
        "formula": structure.composition.reduced_formula,
        "density": round(float(structure.density), 4),
        "atoms": len(structure),
        "lines": [[round(float(x), 3), round(float(y), 2)] for x, y in zip(result.x, result.y) if y > 0.05],
    }


def operators_of(entry):
    """Operators from the file where it lists them, else from spglib's own database: independent of our table."""
    if "operators" in entry:
        return [SymmOp.from_xyz_str(o) for o in entry["operators"]]
    found = spglib.get_symmetry_from_database(entry["hall"])
    return [SymmOp.from_rotation_and_translation(r, t) for r, t in zip(found["rotations"], found["translations"])]


def from_entry(entry):
    """Cell contents of a built-in entry, without our code."""
    lattice = Lattice.from_parameters(*entry["cell"])
    operators = operators_of(entry)
    species, positions = [], []
    by_position = {}
    for _, element, x, y, z, occupancy, *_ in entry["sites"]:
        start = [x, y, z]
        start = [next((t for t in (1 / 6, 1 / 3, 2 / 3, 5 / 6) if abs(v % 1 - t) < 1.01e-4), v) for v in start]
        orbit = []
        for op in operators:
            p = op.operate(start) % 1
            if all(max(abs((p - q) - (p - q).round())) > 1e-3 for q in orbit):
                orbit.append(p)
        for p in orbit:
            key = next((k for k, q in by_position.items() if max(abs((p - q) - (p - q).round())) < 1e-3), len(by_position))
            if key == len(by_position):
                by_position[key] = p
                species.append({})
                positions.append(p)
            species[key][element] = species[key].get(element, 0) + occupancy
    # Sources may give a mixed site a percent too much; pymatgen wants no more than 1.
    species = [{e: v / max(1.0, sum(each.values())) for e, v in each.items()} for each in species]
    return Structure(lattice, species, positions)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--samples", type=pathlib.Path)
    args = parser.parse_args()
    library = HERE.parent.parent / "resources/libraries/xrd-builtin.json"
    if library.exists():
        entries = json.loads(library.read_text())["entries"]
        table = {}
        for entry in entries:
            table[entry["id"]] = pattern(from_entry(entry))
        (HERE / "pymatgen-builtin.json").write_text(json.dumps(table, separators=(",", ":")) + "\n")
        print(len(table), "built-in entries")
    if args.samples:
        names = json.loads((HERE / "pymatgen-samples-list.json").read_text())
        table = {}
        for name in names:
            try:
                structure = CifParser(args.samples / name, occupancy_tolerance=1.05).parse_structures(primitive=False)[0]
                table[name] = pattern(structure)
            except Exception as error:  # a CIF that pymatgen does not read is no golden value
                print(name, "left out:", error)
        (HERE / "pymatgen-samples.json").write_text(json.dumps(table, separators=(",", ":")) + "\n")
        print(len(table), "sample CIFs")


main()
