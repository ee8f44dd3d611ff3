"""How fast kg is. Timings depend on the machine; ratios hardly do.

One BLAS thread is faster here than several, and steadier; it is asked for before numpy is first imported.
"""

import os

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"
