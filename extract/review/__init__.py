"""The page on which a person checks a pack: pictures on the left, records in plain words on the right.

review = extraction -> entries (plain words, boxes) ; pack -> pictures ; both -> one HTML file
index  = a batch's output folder -> one HTML file
"""
