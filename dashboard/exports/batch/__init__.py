"""Many exports at once: what is ordered, how it is made, and where it is put."""
