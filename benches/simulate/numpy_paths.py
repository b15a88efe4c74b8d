"""The work of crates/simulate/examples/bench.rs in NumPy: prints milliseconds and the chance, once for each round."""
import os
import sys
import time

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
import numpy as np

PATHS, MONTHS, GOAL = 10_000, 480, 1e6
W = np.array([0.4, 0.3, 0.2, 0.1])
MU, VOL = np.array([0.07, 0.035, 0.05, 0.02]), np.array([0.17, 0.06, 0.13, 0.01])
CORR = np.array([[1, 0.15, 0.6, 0], [0.15, 1, 0.25, 0.1], [0.6, 0.25, 1, 0], [0, 0.1, 0, 1]])


def run(seed):
    lower = np.linalg.cholesky(CORR) * (VOL / np.sqrt(12))[:, None]
    drift = ((MU - VOL * VOL / 2) / 12)[:, None]
    rng = np.random.Generator(np.random.PCG64(seed))
    held = np.repeat((20_000 * W)[:, None], PATHS, axis=1)
    z, g = np.empty((4, PATHS)), np.empty((4, PATHS))
    for month in range(1, MONTHS + 1):
        rng.standard_normal(out=z)
        np.matmul(lower, z, out=g)
        g += drift
        np.exp(g, out=g)
        held += (600 * W)[:, None]
        held *= g
        if month % 12 == 0:
            total = held.sum(axis=0)
            np.percentile(total, [5, 10, 25, 50, 75, 90, 95])
            held = W[:, None] * total
    return (total >= GOAL).mean()


run(0)
for seed in range(int(sys.argv[1])):
    started = time.perf_counter()
    chance = run(seed)
    print((time.perf_counter() - started) * 1e3, chance, flush=True)
