"""Read a chunk of files in a process of its own: tasks come pickled on standard input, results go out so.

A cluster's worker runs this as a program: the worker itself never touches an untrusted file, and each file
has the same wall around it as on one machine (see `wall`).
"""

from __future__ import annotations

import os
import pickle
import sys

from scrutiny_extract.extract.batch.wall import read_each_alone
from scrutiny_extract.extract.lifeline import die_with_parent


def main() -> None:
    """Read the tasks from standard input; print the results, in their order, on standard output."""
    die_with_parent()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints on standard output must not get among the results
    tasks = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own process
    import scrutiny_extract.extract.batch.preload  # noqa: F401, PLC0415 - each child forked below has it all at once

    with out:
        pickle.dump([result for _, result in read_each_alone(tasks)], out, protocol=pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    main()
