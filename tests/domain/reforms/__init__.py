"""The reform tracker, rule by rule, on cases small enough to check by hand."""
