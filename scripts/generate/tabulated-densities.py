"""Writes scripts/generate/tabulated-densities.json: measured densities of the substances that have a formula of the built-in XRD library.

They are those of the CRC Handbook of Chemistry and Physics (Physical Constants of Inorganic Compounds), as the PyPI package chemicals (MIT) holds
them, and serve to check the densities of the structures.

    python3 -m venv VENV && VENV/bin/pip install chemicals==1.5.2
    VENV/bin/python scripts/generate/tabulated-densities.py
"""

import csv
import json
import pathlib
from collections import Counter
from functools import reduce
from math import gcd

import chemicals
from chemicals.elements import nested_formula_parser
from chemicals.identifiers import search_chemical

HERE = pathlib.Path(__file__).parent
LIBRARY = HERE.parent.parent / "resources/libraries/xrd-builtin.json"
TABLE = pathlib.Path(chemicals.__file__).parent / "Misc/Physical Constants of Inorganic Compounds.csv"


def amounts(formula):
    """Whole amounts of a formula, hydrates with a middle dot included; None for mixed crystals."""
    total = Counter()
    for part in formula.replace("*", "·").split("·"):
        number = 0
        while number < len(part) and (part[number].isdigit() or part[number] == "."):
            number += 1
        factor = float(part[:number] or 1)
        for element, n in nested_formula_parser(part[number:], check=False).items():
            total[element] += factor * n
    twice = {e: round(2 * n) for e, n in total.items()}
    if any(abs(2 * n - twice[e]) > 1e-6 for e, n in total.items()):
        return None
    common = reduce(gcd, twice.values())
    return frozenset((e, n // common) for e, n in twice.items())


def main():
    formulas = {}
    for entry in json.loads(LIBRARY.read_text())["entries"]:
        try:
            key = amounts(entry["formula"])
        except Exception:
            continue
        if key:
            formulas.setdefault(key, set()).add(entry["formula"])
    rows = []
    with TABLE.open() as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if not row["rho"]:
                continue
            try:
                key = amounts(search_chemical(row["CAS"]).formula)
            except Exception:
                continue
            for formula in sorted(formulas.get(key, ())):
                rows.append({"formula": formula, "name": row["Chemical"], "density": round(float(row["rho"]) / 1000, 4)})
    rows.sort(key=lambda r: (r["formula"], r["name"]))
    body = ",\n".join("    { " + json.dumps(r, ensure_ascii=False)[1:-1] + " }" for r in rows)
    source = "CRC Handbook of Chemistry and Physics, Physical Constants of Inorganic Compounds, by way of chemicals 1.5.2 (PyPI)"
    text = '{\n  "source": ' + json.dumps(source) + ',\n  "rows": [\n' + body + "\n  ]\n}\n"
    (HERE / "tabulated-densities.json").write_text(text)
    print(len(rows), "densities of", len({r["formula"] for r in rows}), "formulas")


main()
