"""What the modules of the layout hand one another."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Points = NDArray[np.float64]  # shape (n, 2), pixels
Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]
