"""CIF files to powder lines with pymatgen: Structure.from_file and XRDCalculator (Cu K-alpha, 0-90 degrees), one thread.

Usage: pymatgen_lines.py < list of files; prints {"read", "failed", "cpuSeconds", "wallSeconds"}, imports and one warm-up file not counted.
"""
import json
import sys
import time
import warnings

from pymatgen.analysis.diffraction.xrd import XRDCalculator
from pymatgen.core import Structure

warnings.filterwarnings("ignore")
calculator = XRDCalculator()
files = sys.stdin.read().split("\n")
calculator.get_pattern(Structure.from_file(files[0]))
read = failed = 0
cpu, wall = time.process_time(), time.perf_counter()
for name in files:
    try:
        calculator.get_pattern(Structure.from_file(name))
        read += 1
    except Exception:
        failed += 1
print(json.dumps({"read": read, "failed": failed, "cpuSeconds": time.process_time() - cpu, "wallSeconds": time.perf_counter() - wall}))
