"""Runs programs of exported runs, one a line of standard input, in one process: PyTorch takes seconds to import.

Each line is a JSON array of a program and its arguments; the answer is a line with its status and what it wrote.
"""

import contextlib
import io
import json
import runpy
import sys

import torch

for line in sys.stdin:
    sys.argv = json.loads(line)
    torch.set_default_dtype(torch.float32)
    status, written = 0, io.StringIO()
    with contextlib.redirect_stdout(written), contextlib.redirect_stderr(written):
        try:
            runpy.run_path(sys.argv[0], run_name="__main__")
        except SystemExit as end:
            status = end.code or 0
        except BaseException as fault:
            status = f"{type(fault).__name__}: {fault}"
    print(json.dumps({"status": status, "text": written.getvalue()}), flush=True)
