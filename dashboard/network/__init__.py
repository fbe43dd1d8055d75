"""What stands between the network and the app: who may ask for what, for how long, how many.

Nothing here knows Streamlit; `server.guarded` puts the app behind it.
"""

from dashboard.network.guard import Access, Guard, base_path, frame_origin, host_name, said

__all__ = ["Access", "Guard", "base_path", "frame_origin", "host_name", "said"]
