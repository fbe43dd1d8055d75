"""The zone map: what lies under the points, their colours and sizes, and what is said below."""
