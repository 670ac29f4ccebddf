"""Many packs: found, read each behind a wall, written exactly once.

inputs -> plan (what the manifest lists is done) -> wall (one killable process) -> sink -> manifest
"""
