"""What an input may cost, whatever it says of itself; the size of one document is `Config.max_document`."""

from __future__ import annotations

# Files in files in files: a mail in a zip with a zip attached is 3.
MOST_NESTED = 3
MOST_MEMBERS = 100_000
# Of all that one archive holds, in bytes, unpacked.
MOST_UNPACKED = 10_000_000_000
# Text is packed to a third or a tenth, markup that repeats itself to a fiftieth; zlib's worst is 1,032. Below a
# megabyte the ratio tells nothing.
MOST_RATIO = 100
RATIO_COUNTS_FROM = 1_000_000

# Of a feed, in bytes: all of it is parsed at once, a megabyte in some seconds where it is broken.
MOST_FEED = 5_000_000
# Of all parts of a Word document, its pictures among them, in bytes, unpacked.
MOST_UNPACKED_WORD = 200_000_000
# Pages of a PDF, and steps in which they are drawn: a page of a newspaper has some thousands.
MOST_PAGES = 5_000
MOST_OPERATIONS = 5_000_000
# Of a page of the web: finding its article takes a minute for twice the number, by the square of it beyond.
MOST_ELEMENTS = 50_000
# Lines of a mail that look like a boundary; a part takes half a millisecond.
MOST_BOUNDARIES = 20_000
