"""Golden values of file readers: what xyconv (xylib 1.6, Debian package libxy-bin) reads from the sample files.

Usage: python3 tests/golden/xyconv_formats.py SAMPLES > tests/golden/xyconv-formats.json
SAMPLES is the folder of sample files. Writes count, first, last, largest y with its x, and the sums of x and y.
"""
import glob, json, os, subprocess, sys, tempfile

root = sys.argv[1]
# Not pdCIF: xyconv prints the position twice for a file with an even range.
wanted = [
    "formats/bruker-uxd/*", "formats/panalytical-xrdml/*", "formats/xy/xylib_xy_text.txt",
    "formats/xy/xylib_pesa.txt", "formats/xye/*", "formats/bruker-raw-powdR/*.xy", "xrd-quantify-rockjock/*.xy",
    "xrd-li-mn-ti-o-f/*Spectra/*.xy", "xrd-mixtures-weighed/*",
]
out = {}
for pattern in wanted:
    for path in sorted(glob.glob(os.path.join(root, pattern))):
        with tempfile.TemporaryDirectory() as folder:
            target = os.path.join(folder, "out.xy")
            # xylib picks its reader by the ending, and knows no .xye; those are plain columns.
            options = ["-t", "text"] if path.endswith((".xye", ".txt", ".xy")) else []
            done = subprocess.run(["xyconv", *options, path, target], capture_output=True, text=True)
            if done.returncode != 0 or not os.path.exists(target):
                print(f"xyconv does not read {path}: {done.stderr.strip()}", file=sys.stderr)
                continue
            rows = [tuple(map(float, line.split()[:2])) for line in open(target, encoding="latin-1") if line.strip() and not line.startswith("#")]
        if len(rows) < 5:
            print(f"xyconv reads only {len(rows)} points of {path}", file=sys.stderr)
            continue
        top = max(rows, key=lambda row: row[1])
        out[os.path.relpath(path, root)] = {
            "points": len(rows), "first": rows[0], "last": rows[-1], "top": top,
            "sumX": round(sum(x for x, _ in rows), 6), "sumY": round(sum(y for _, y in rows), 6),
        }
json.dump(out, sys.stdout, indent=1)
print()
