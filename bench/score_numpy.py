"""The simulation of bench_score.lua in numpy, vectorised: prints the seconds of each way to do it, the fastest chunk of each,
and the share of runs in which the first unit is ahead of each other. Usage: score_numpy.py UNITS INDICATORS ALTERNATIVES RUNS"""
import sys
import time

import numpy as np

units, indicators, alternatives, runs = map(int, sys.argv[1:5])
numbers = np.arange(1, alternatives * units * indicators + 1, dtype=np.uint64)
values = (numbers * np.uint64(2654435761) % np.uint64(4294967296) / 4294967296.0).reshape(alternatives, units, indicators)
rng = np.random.default_rng(1)


def scores(n):
    """[unit, run]: weights of 1 +- 0.25, an alternative for each run; runs of one alternative stand together."""
    weights = rng.uniform(0.75, 1.25, (n, indicators))
    weights /= weights.sum(axis=1, keepdims=True)
    at, parts = 0, []
    for alternative, many in enumerate(np.bincount(rng.integers(0, alternatives, n), minlength=alternatives)):
        parts.append(values[alternative] @ weights[at:at + many].T)
        at += many
    return np.concatenate(parts, axis=1)


def by_comparing(s, ranks, ahead):
    """Each unit with all: equal scores share a rank."""
    rank = np.empty(s.shape, np.int8)
    for p in range(units):
        better = s > s[p]
        ahead[:, p] += np.count_nonzero(better, axis=1)
        np.add.reduce(better, axis=0, dtype=np.int8, out=rank[p])
    for p in range(units):
        ranks[p] += np.bincount(rank[p], minlength=units)


def by_sorting(s, ranks, ahead):
    """Ranks by sorting, pairs by comparing ranks of one byte: equal scores are parted."""
    order = np.argsort(-s.T, axis=1)
    rank = np.empty_like(order)
    np.put_along_axis(rank, order, np.arange(units)[None, :], axis=1)
    ranks += np.bincount((rank + np.arange(units) * units).ravel(), minlength=units * units).reshape(units, units)
    rank = np.ascontiguousarray(rank.T.astype(np.int8))
    for p in range(units):
        ahead[p] += np.count_nonzero(rank[p] < rank, axis=1)


for name, count in (("comparing", by_comparing), ("sorting", by_sorting)):
    best = None
    for chunk in (1000, 2000, 5000):
        start = time.perf_counter()
        ranks, ahead = np.zeros((units, units), np.int64), np.zeros((units, units), np.int64)
        for done in range(0, runs, chunk):
            count(scores(min(chunk, runs - done)), ranks, ahead)
        seconds = time.perf_counter() - start
        best = min(best or seconds, seconds)
    print(name, best)
print("ahead", *(ahead[0] / runs))
