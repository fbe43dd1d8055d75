"""How much is read from an owner's files: beyond these a file, row or cell is refused by name.

They are far above what a province needs and far below what would stop the program.
"""

import pandas as pd

MOST_BYTES = {".csv": 256_000_000, ".yaml": 1_000_000, ".geojson": 50_000_000}
DEEPEST = 40  # levels of brackets or of indentation in a descriptor or schema
MOST_RESOURCES = 200  # tables of a package
MOST_FIELDS = 300  # columns of a table
MOST_CLAUSES = 200  # slots of the tracker
LONGEST_CELL = 10_000  # signs
LONGEST_NAME = 200  # signs of a name, an id or a unit: what a chart has to place
LARGEST = 1e15  # from here on a number does not keep its digits
SMALLEST = 1e-9  # closer to zero nothing is measured
FIRST_DAY, LAST_DAY = pd.Timestamp("1900-01-01"), pd.Timestamp("2100-12-31")
TRIES = 5  # openings of a package whose files are being saved meanwhile
