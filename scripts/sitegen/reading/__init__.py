"""From YAML text to a tree with places, and from there to records or `Problem`s."""

from __future__ import annotations

from sitegen.reading.loader import Loaded
from sitegen.reading.page_reader import FinishedPage, read_page
from sitegen.reading.yaml_tree import Location
