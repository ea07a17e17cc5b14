"""The command line: one thin command a module, each over one public function."""

from __future__ import annotations

from sayso.cli.boundary import main

__all__ = ["main"]
