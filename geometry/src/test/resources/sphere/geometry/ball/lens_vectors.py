"""Makes lens_vectors.tsv.gz: 10,000 pairs of balls with the logarithm of P and of 1 - P in 80 digits.

Independent of the library: caps are hypergeometric series in mpmath (needs Python 3 and mpmath), all
terms positive. Columns: dimension, outer, inner, distance, ln P, ln(1 - P), and for one row in ten
the derivatives of ln P by distance, outer and inner radius (central differences in 80 digits).

    python3 lens_vectors.py | gzip -9n > lens_vectors.tsv.gz
"""
import random
from mpmath import mp, mpf, log, log1p, sqrt, pi, loggamma, exp

mp.dps = 110


def log_beta_half(a):
    return loggamma(a) + log(pi) / 2 - loggamma(a + mpf(1) / 2)


def small_cap(n, y):
    """Share of an n-ball beyond a plane at squared cosine y: half of I_x((n+1)/2, 1/2), x = 1 - y."""
    a = mpf(n + 1) / 2
    x = 1 - y
    if y * (a + 3) < 40 and y < mpf('.7'):
        term = total = mpf(1)
        k = 0
        while term > total * mpf(10) ** -105:
            term *= y * (a + mpf(1) / 2 + k) / (mpf(3) / 2 + k)
            total += term
            k += 1
        central = sqrt(y) * exp(a * log(x) - log_beta_half(a)) * 2 * total
        return (1 - central) / 2
    term = total = mpf(1)
    k = 0
    while term > total * mpf(10) ** -105:
        term *= x * (a + mpf(1) / 2 + k) / (a + 1 + k)
        total += term
        k += 1
    return exp(a * log(x) + log(y) / 2 - log(a) - log_beta_half(a)) * total / 2


def shares(n, b, a, d):
    """P and 1 - P for d strictly between |a - b| and a + b."""
    if b < a:
        p = (b / a) ** n * shares(n, a, b, d)[0]
        return p, 1 - p
    ca = (d * d + a * a - b * b) / (2 * d * a)
    cb = (d * d + b * b - a * a) / (2 * d * b)
    first = small_cap(n, ca * ca)
    second = (b / a) ** n * small_cap(n, cb * cb)
    if ca > 0:
        p = first + second
        return p, 1 - p
    q = first - second
    return 1 - q, q


def log_inside(p, q):
    return log1p(-q) if q < .5 else log(p)


def gradient(n, b, a, d):
    h = mpf(10) ** -30
    f = lambda b, a, d: log_inside(*shares(n, b, a, d))
    low = min(a, b, d, a + b - d, d - abs(a - b)) * h
    return [(f(b, a, d + low) - f(b, a, d - low)) / (2 * low),
            (f(b + low, a, d) - f(b - low, a, d)) / (2 * low),
            (f(b, a + low, d) - f(b, a - low, d)) / (2 * low)]


def draw(rng):
    n = rng.choice([rng.randint(1, 16), int(2 ** rng.uniform(0, 12)), rng.randint(1, 4096)])
    a = 10 ** rng.uniform(-2, 2)
    b = a * rng.choice([1, 10 ** rng.uniform(-2, 2), 1 + rng.uniform(-.1, .1), 1 + 10 ** rng.uniform(-9, -2)])
    u = rng.choice([rng.random(), 10 ** rng.uniform(-9, 0), 1 - 10 ** rng.uniform(-9, 0)])
    if rng.random() < .5:  # where the answer is neither 0 nor 1 in high dimension
        step = max(mpf(b) ** 2 - mpf(a) ** 2, mpf(0))
        u = float((sqrt(step) - abs(a - b)) / (2 * min(a, b))) + rng.gauss(0, .7) / (n + 1) ** .5
    d = abs(a - b) + 2 * min(a, b) * u
    return n, b, a, d


def main():
    rng = random.Random(20261124)
    count = 0
    while count < 10_000:
        n, b, a, d = draw(rng)
        B, A, D = mpf(b), mpf(a), mpf(d)
        if not abs(A - B) < D < A + B:
            continue
        p, q = shares(n, B, A, D)
        logs = [mp.nstr(log_inside(p, q), 22), mp.nstr(log_inside(q, p), 22)]
        row = [str(n), repr(b), repr(a), repr(d)] + logs
        if count % 10 == 0:
            row += [mp.nstr(g, 22) for g in gradient(n, B, A, D)]
        print('\t'.join(row))
        count += 1


main()
