"""What the peers of bench/train-speed.ts share: one JSON request per line in, one JSON answer per line out.

Requests: {"load": {"architecture", "inputs", "targets", "classes", "batch", "variant", "threads", "kind"}}
                           arrays as files of float32 and int32 -> {"versions", "megabytes"}: the peak so far
          {"train": N}     one epoch over the first N spectra    -> {"seconds", "cpu", "megabytes"}
          {"predict": N}   outputs of the first N spectra        -> the same
`megabytes` is the largest resident memory of this process until then.
"""

import json
import resource
import sys
import time

import numpy as np


def megabytes():
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def arrays(request):
    points = request["architecture"]["inputLength"]
    return np.fromfile(request["inputs"], np.float32).reshape(-1, points, 1), np.fromfile(request["targets"], np.int32)


def serve(load, versions):
    """`load(request)` gives an object with train(count) and predict(count)."""
    loaded = None
    for line in sys.stdin:
        request = json.loads(line)
        if "load" in request:
            idle = megabytes()
            loaded = load(request["load"])
            answer = {"versions": versions, "megabytes": idle}
        else:
            verb, count = next(iter(request.items()))
            used, began = cpu(), time.perf_counter()
            getattr(loaded, verb)(count)
            answer = {"seconds": time.perf_counter() - began, "cpu": cpu() - used, "megabytes": megabytes()}
        print(json.dumps(answer), flush=True)
