"""sgdscope from Python: one file without dependencies that drives the command line and gives data frames.

    import sgdscope
    done = sgdscope.sweep("spec.json", out="results")    # or a dict, or a link of the page
    done.runs.groupby("batch_size")["sharpness"].mean()   # pandas.DataFrame where pandas is there
    sgdscope.board(done)                                  # in a notebook: the page's figures of it

Without pandas a table is a list of dicts, in which None stands for what was not measured. Numbers are exact either way. The
command line is the one named by the environment variable SGDSCOPE ("node /path/to/.ci/cli.mjs"), else that of the clone in
which this file lies, else `sgdscope` on the search path. Needs Python 3.9 or later. See docs/data-frames.md.
"""

from __future__ import annotations

import base64
import csv
import functools
import http.server
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Union

try:
    import pandas
except ImportError:  # the rest works without it
    pandas = None  # type: ignore[assignment]

__all__ = ["SgdscopeError", "Sweep", "board", "claims", "measure", "read", "serve", "sweep"]

PathLike = Union[str, "os.PathLike[str]"]
Spec = Union[Mapping[str, Any], PathLike]
#: pandas.DataFrame where pandas can be imported, else one dict per row.
Table = Any

_HERE = Path(__file__).resolve()
_INTEGERS = {"run", "batch_size", "seed", "data_seed", "steps", "step", "seeds"}
_FLAGS = {"sharpness_converged", "converged"}
_TEXTS = {"outcome", "probe", "rule", "computed_by", "edge_of_grid", "diverged_learning_rates", "interval_of"}


class SgdscopeError(RuntimeError):
    """What the command line said. `status` is its exit status: 1 failure, 2 wrong usage, 130 interrupted, 127 not found."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def _command() -> List[str]:
    """The command line as it is started here. Raises SgdscopeError where there is none."""
    named = os.environ.get("SGDSCOPE")
    if named:
        return shlex.split(named)
    for folder in _HERE.parents:
        cli = folder / ".ci" / "cli.mjs"
        if cli.is_file():
            return ["node", str(cli)]
    found = shutil.which("sgdscope")
    if found:
        return [found]
    raise SgdscopeError(
        "The command line of sgdscope must be found: set the environment variable SGDSCOPE to it, for example "
        f"'node /path/to/sgdscope/.ci/cli.mjs', or leave this file in its clone; it is in {_HERE.parent}.",
        127,
    )


def _run(arguments: Sequence[str], text: Optional[str] = None, quiet: bool = False) -> str:
    """Runs a command to its end and returns what it prints. What it says on the way is shown on stderr, unless `quiet`."""
    command = [*_command(), *arguments]
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
    except OSError as error:
        raise SgdscopeError(f"{command[0]} must be a program that can be started, got {error.strerror}.", 127) from error
    said: List[str] = []

    def listen() -> None:
        assert process.stderr is not None
        for line in process.stderr:
            said.append(line)
            if not quiet and not line.startswith("sgdscope: "):
                sys.stderr.write(line)

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    with process:
        try:
            assert process.stdin is not None and process.stdout is not None
            try:
                process.stdin.write(text or "")
                process.stdin.close()
            except BrokenPipeError:
                pass  # it ended before it read: its exit status says why
            printed = process.stdout.read()
            status = process.wait()
        except BaseException:
            # A notebook interrupts Python alone; the first SIGTERM lets the command save what it has.
            process.send_signal(signal.SIGTERM)
            process.wait()
            raise
        finally:
            listener.join()
    if status != 0:
        whole = "".join(said)
        at = whole.rfind("sgdscope: ")
        raise SgdscopeError(whole[at + len("sgdscope: ") if at >= 0 else 0 :].strip() or f"exit status {status}", status)
    return printed


def _options(**values: Any) -> List[str]:
    """`batch_size=8` is `--batch-size 8`; a list repeats its option; None and False leave it out."""
    arguments: List[str] = []
    for name, value in values.items():
        option = "--" + name.replace("_", "-")
        if value is None or value is False:
            continue
        if value is True:
            arguments.append(option)
            continue
        several = value if isinstance(value, (list, tuple)) else [value]
        for each in several:
            arguments += [option, os.fspath(each) if isinstance(each, os.PathLike) else str(each)]
    return arguments


def _value(name: str, text: str) -> Any:
    if text == "":
        return "" if name in _TEXTS else None
    if name in _TEXTS:
        return text
    if name in _FLAGS:
        return text == "true"
    return int(text) if name in _INTEGERS else float(text)


def _table(path: Path, about: Mapping[str, Any]) -> Table:
    """A table that the command line wrote. Every number is the double that was computed; an empty cell is missing."""
    if pandas is None:
        with open(path, encoding="utf-8", newline="") as file:
            return [{name: _value(name, text) for name, text in row.items()} for row in csv.DictReader(file)]
    with open(path, encoding="utf-8", newline="") as file:
        names = next(csv.reader(file))
    kinds = {
        name: "int64" if name in _INTEGERS else "boolean" if name in _FLAGS else str if name in _TEXTS else "float64"
        for name in names
    }
    empty = {name: [""] for name in names if name not in _TEXTS}
    frame = pandas.read_csv(
        path, dtype=kinds, na_values=empty, keep_default_na=False, float_precision="round_trip", encoding="utf-8"
    )
    frame.attrs.update(about)
    return frame


def _rows(rows: List[Dict[str, Any]], about: Mapping[str, Any]) -> Table:
    if pandas is None:
        return rows
    frame = pandas.DataFrame(rows)
    frame.attrs.update(about)
    return frame


def _number(value: Any) -> Any:
    """JSON has no NaN and no infinities; files of sgdscope have them as strings."""
    return float(value) if value in ("NaN", "Infinity", "-Infinity") else value


@dataclass(frozen=True)
class Sweep:
    """A finished sweep in the directory that `sweep` wrote."""

    directory: Path
    fingerprint: str
    spec: Dict[str, Any]

    @property
    def file(self) -> Path:
        """sweep.json: everything, which the page opens too."""
        return self.directory / "sweep.json"

    @property
    def _about(self) -> Dict[str, Any]:
        return {"fingerprint": self.fingerprint, "spec": self.spec}

    @functools.cached_property
    def runs(self) -> Table:
        """One row per run: η, B, seed, outcome, final losses and accuracies, sharpness with its error."""
        return _table(self.directory / "runs.csv", self._about)

    @functools.cached_property
    def samples(self) -> Table:
        """One row per measured number: run, probe, step, value, error, converged."""
        return _table(self.directory / "samples.csv", self._about)

    @functools.cached_property
    def best_rates(self) -> Table:
        """The best η of every B. Raises SgdscopeError unless the spec has "tune"."""
        path = self.directory / "best-rates.csv"
        if not path.is_file():
            raise SgdscopeError(f'{path} must be there, got nothing. Give the spec "tune": "testLoss", for example.', 2)
        return _table(path, self._about)


def read(directory: PathLike) -> Sweep:
    """The finished sweep in a directory. Raises SgdscopeError where there is none."""
    folder = Path(directory)
    path = folder / "sweep.json"
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SgdscopeError(f"{path} must be there, got nothing. Run sgdscope.sweep(spec, out={str(folder)!r}).", 2) from None
    except ValueError as error:
        raise SgdscopeError(f"{path} must hold JSON, got {error}.", 1) from error
    if not isinstance(saved, dict) or saved.get("format") != "sgdscope-sweep":
        raise SgdscopeError(f"{path} must be a saved sweep, got another file.", 1)
    if saved.get("fingerprint") is None:
        raise SgdscopeError(f"{path} must hold a sweep that has ended, got one that has not. Run it to its end.", 1)
    return Sweep(folder, saved["fingerprint"], saved["spec"])


def sweep(
    spec: Spec,
    out: PathLike,
    *,
    workers: Optional[int] = None,
    data: Union[PathLike, Sequence[PathLike], None] = None,
    quiet: bool = False,
) -> Sweep:
    """Trains and measures every run of a spec (a dict, the path of a file, or a link of the page) and returns the results.

    They are in `out`; the same call goes on with a sweep that was interrupted, and reads one that is finished. Raises
    SgdscopeError with the sentence of the command line.
    """
    is_dict = isinstance(spec, Mapping)
    argument = "-" if is_dict else os.fspath(spec)  # type: ignore[arg-type]
    text = json.dumps(spec) if is_dict else None
    _run(["sweep", argument, "--out", os.fspath(out), *_options(workers=workers, data=data)], text, quiet)
    return read(out)


def measure(file: PathLike, *, quiet: bool = False, **options: Any) -> Table:
    """Every probe of a network that was trained elsewhere: one row per quantity, with its error and unit.

    `options` are those of the command `measure`: activation, loss, stem, batch_size, ignore (a list of names).
    """
    ignore = options.pop("ignore", None)
    if ignore is not None and not isinstance(ignore, str):
        ignore = ",".join(ignore)
    printed = _run(["measure", os.fspath(file), "--json", *_options(ignore=ignore, **options)], quiet=quiet)
    measured = json.loads(printed)
    quantities = measured.pop("quantities")
    rows = [
        {"quantity": name, **{key: _number(value) for key, value in found.items()}} for name, found in quantities.items()
    ]
    return _rows(rows, measured)


def claims(
    id: Union[str, Sequence[str], None] = None,
    paper: Union[str, Sequence[str], None] = None,
    *,
    size: str = "quick",
    workers: Optional[int] = None,
    quiet: bool = False,
) -> Table:
    """Tests claims of the papers: one row per criterion, with its interval, what was predicted, and the claim's verdict."""
    printed = _run(["claims", "--json", *_options(id=id, paper=paper, size=size, workers=workers)], quiet=quiet)
    rows: List[Dict[str, Any]] = []
    for record in json.loads(printed):
        about = record["claim"]
        for criterion, measured, part in zip(about["criteria"], record["evidence"]["measured"], record["parts"]):
            rows.append(
                {
                    "claim": about["id"],
                    "verdict": record["verdict"],
                    "criterion": criterion["name"],
                    "criterion_verdict": part,
                    "estimate": _number(measured["estimate"]),
                    "low": _number(measured["low"]),
                    "high": _number(measured["high"]),
                    "level": about["level"],
                    "predicted_low": _number(criterion["predicted"]["low"]),
                    "predicted_high": _number(criterion["predicted"]["high"]),
                    "replicates": measured["replicates"],
                    "size": record["size"],
                    "title": about["title"],
                    "fingerprint": record["fingerprint"],
                }
            )
    return _rows(rows, {})


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Files of the page. A frame whose sandbox gives it an origin of its own loads them too: they are public."""

    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".wasm": "application/wasm",
    }

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@functools.lru_cache(maxsize=None)
def serve(folder: Optional[str] = None) -> str:
    """Serves the built page to this machine alone while Python runs, and returns its address.

    `folder`: the build; if it is not given, `dist` of the clone in which this file lies, else the build it is a part of. Raises SgdscopeError where it has no page.
    """
    clone = next((up for up in _HERE.parents if (up / ".ci" / "cli.mjs").is_file()), None)
    built = Path(folder) if folder else clone / "dist" if clone else _HERE.parents[1]
    if not (built / "embed.html").is_file():
        raise SgdscopeError(
            f"{built} must hold a built page, got no embed.html. Run npm run build, or name a page that is served: page=ADDRESS.", 2
        )
    handler = functools.partial(_Handler, directory=str(built))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/"


def _content(shown: Union[Sweep, Spec]) -> str:
    """The text of a spec or of a saved sweep."""
    if isinstance(shown, Sweep):
        return shown.file.read_text(encoding="utf-8")
    if isinstance(shown, Mapping):
        return json.dumps({"version": 1, **shown})
    path = Path(shown)
    return (path / "sweep.json" if path.is_dir() else path).read_text(encoding="utf-8")


class _HtmlBoard:
    """A board where anywidget is not installed: the same module, started by the HTML of a cell's output."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self.fields = dict(fields)

    def _repr_html_(self) -> str:
        module = base64.b64encode((_HERE.parent / "board.js").read_bytes()).decode("ascii")
        # "<" does not occur in the script, so that no text of a spec ends it.
        fields = json.dumps(self.fields).replace("<", "\\u003c")
        name = f"sgdscope-{uuid.uuid4().hex}"
        return (
            f'<div id="{name}"></div><script>import("data:text/javascript;base64,{module}").then(({{ default: board }}) => {{'
            f"const fields = {fields}; const model = {{ get: (name) => fields[name], on() {{}}, off() {{}} }};"
            f'board.render({{ model, el: document.getElementById("{name}") }}); }});</script>'
        )


def board(
    shown: Union[Sweep, Spec],
    show: str = "overview",
    *,
    page: Optional[str] = None,
    theme: str = "",
    language: str = "",
    width: str = "",
    height: int = 0,
) -> Any:
    """The page's figures of a spec, which is run when that is asked for, or of a result, in the output of a notebook's cell.

    `shown` is what `sweep` returned, a directory that it wrote, a spec or a saved sweep. `show` is an arrangement (overview,
    curvature, noise, stability, tuning) or one panel (map, loss, gap, probe-sharpness, …). `page` is the address of a page of
    sgdscope, by default the environment variable SGDSCOPE_PAGE, else the clone's build, served from this machine; a notebook
    whose kernel is on another machine needs it. `theme` is light, dark or '' (as the browser); `height` 0 is as high as needed.
    Returns an anywidget where that can be imported, with these as traits, else an object that is shown as HTML.
    """
    fields = {
        "page": page or os.environ.get("SGDSCOPE_PAGE") or serve(),
        "content": _content(shown),
        "show": show,
        "theme": theme,
        "language": language,
        "width": width,
        "height": height,
    }
    try:
        import anywidget
        import traitlets
    except ImportError:
        return _HtmlBoard(fields)
    kinds = {name: (traitlets.Int if isinstance(value, int) else traitlets.Unicode) for name, value in fields.items()}
    traits = {name: kind().tag(sync=True) for name, kind in kinds.items()}
    widget = type("Board", (anywidget.AnyWidget,), {"_esm": _HERE.parent / "board.js", **traits})
    return widget(**fields)
