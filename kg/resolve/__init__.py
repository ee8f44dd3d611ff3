"""Readings → Resolution: which mentions of which articles are one entity."""

from kg.resolve.clusters import resolve

__all__ = ["resolve"]
