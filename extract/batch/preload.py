"""Imported by the fork server, and by it alone, before it forks the first worker.

What is imported here is there in every worker at once. The fork server dies with the batch, and the workers
with the fork server: a batch killed outright leaves no process behind.
"""

from __future__ import annotations

import gc

from scrutiny_extract.extract import extract_pack
from scrutiny_extract.extract.batch.work import work
from scrutiny_extract.extract.lifeline import die_with_parent
from scrutiny_extract.extract.pages.engine import engine
from scrutiny_extract.extract.writers import document, flat

__all__ = ["document", "extract_pack", "flat", "work"]

die_with_parent()
engine()
gc.freeze()  # so that collecting in a worker does not copy all of this
