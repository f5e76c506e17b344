"""Logistic regression by Newton's method: the linear models are small enough to be fitted exactly."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
STILL = 1e-8
"""A change below this is far below what float32 keeps."""


def logistic(rows: Floats, labels: npt.NDArray[np.bool_], each: Floats, punished: Floats, steps: int = 50) -> Floats:
    """The weights of the columns: `each` is what an example counts, `punished` how much a large weight costs."""
    weights: Floats = np.zeros(rows.shape[1])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (each * (chance - labels)) + punished * weights
        bend = (rows * (each * chance * (1 - chance))[:, None]).T @ rows + np.diag(punished)
        change = np.linalg.solve(bend, slope)
        weights = weights - change
        if np.abs(change).max() < STILL:
            break
    return weights
