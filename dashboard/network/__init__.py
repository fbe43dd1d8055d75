"""What stands between the network and the app: who may ask for what, for how long, how many.

Nothing here knows Streamlit; `server.guarded` puts the app behind it.
"""

from dashboard.network.access import Access, base_path, frame_origin, host_name
from dashboard.network.guard import Guard, said

__all__ = ["Access", "Guard", "base_path", "frame_origin", "host_name", "said"]
