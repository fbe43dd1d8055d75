"""Growth of clusters, zones and counties over time."""
