"""Questions to a graph: `run` asks them, `check` says what is wrong with one, and each .rq file is a stored one."""
