"""An invented province as a data package: proves the whole, teaches its use, and shows no place.

The same zones, years and seed give the same bytes: no clock, no dictionary or set order, one
`random.Random` for each part, so that a change in one part leaves the others as they were.
"""
