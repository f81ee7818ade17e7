# query_numpy.py -- the numpy side of bench_query.lua: `python3 query_numpy.py ROWS ROUNDS` prints the median milliseconds of
# Q1, Q2 and Q3 over columns coded as narrow as they can be.
import sys
import time

import numpy as np

rows, rounds = int(sys.argv[1]), int(sys.argv[2])
draw = np.random.default_rng(1)
force = draw.integers(0, 43, rows).astype(np.uint8)
area = draw.integers(0, 17, rows).astype(np.uint8)
grade = draw.integers(0, 5, rows).astype(np.uint8)
year = draw.integers(2007, 2025, rows).astype(np.int16)
value = draw.random(rows) * 1e5


def q1():
    mask = (year >= 2015) & (area == 3)
    key = force[mask]
    count = np.bincount(key, minlength=43)
    return count, np.bincount(key, weights=value[mask], minlength=43) / count


def q2():
    key = force.astype(np.int16) * 5 + grade
    return np.bincount(key), np.bincount(key, weights=value)


def q3():
    at = np.flatnonzero(grade == 2)
    found = value[at]
    top = np.argpartition(-found, 10)[:10]
    return at[top[np.argsort(-found[top])]]


for query in (q1, q2, q3):
    query()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        query()
        times.append(time.perf_counter() - start)
    print(sorted(times)[rounds // 2] * 1e3)
