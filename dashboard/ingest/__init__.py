"""Files that become a data package: forms for owners, outlines of provinces."""
