"""Runs the rooms over a collection; the only one that knows their order."""

from __future__ import annotations

from sayso.pipeline.annotated import Annotated, annotated
from sayso.pipeline.build import build, rebuild
from sayso.pipeline.report import Progress, Report

__all__ = ["Annotated", "Progress", "Report", "annotated", "build", "rebuild"]
