"""A ledger to one file format a module."""

from __future__ import annotations
