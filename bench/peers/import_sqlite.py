"""Imports two-column text files into SQLite: numpy.loadtxt, one transaction a file, synchronous=FULL. Prints seconds.

Usage: import_sqlite.py FOLDER DATABASE
"""
import hashlib
import os
import sqlite3
import sys
import time

import numpy as np

folder, database = sys.argv[1:3]
db = sqlite3.connect(database, isolation_level=None)
db.execute("PRAGMA journal_mode=WAL")
db.execute("PRAGMA synchronous=FULL")
db.execute("CREATE TABLE measurements (id INTEGER PRIMARY KEY, name TEXT, sha256 TEXT UNIQUE, x BLOB, y BLOB)")
names = sorted(os.listdir(folder))
start = time.perf_counter()
for name in names:
    path = os.path.join(folder, name)
    with open(path, "rb") as file:
        sha256 = hashlib.sha256(file.read()).hexdigest()
    x, y = np.loadtxt(path, unpack=True)
    db.execute("BEGIN IMMEDIATE")
    db.execute("INSERT INTO measurements (name, sha256, x, y) VALUES (?, ?, ?, ?)", (name, sha256, x.tobytes(), y.tobytes()))
    db.execute("COMMIT")
print(time.perf_counter() - start)
