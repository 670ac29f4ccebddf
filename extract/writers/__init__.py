"""Extractions written out: one JSON document, flat records, CSV files, an SQLite database, a workbook."""
