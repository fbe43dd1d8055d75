"""Messages from browsers to Streamlit: those that only its developers' menu sends, and floods.

Any client can ask Streamlit to clear the caches of all readers, and for run after run.
"""

import asyncio

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard.reader_limits import MESSAGES, Allowance

STREAM = "/_stcore/stream"  # the address of the connection
# kinds of messages that the pages send
WANTED = frozenset(
    {"rerun_script", "stop_script", "app_heartbeat", "file_urls_request",
     "backend_operation_request"}
)  # fmt: skip
LONGEST = 1.0  # seconds that a message is held up


class ReaderMessages:
    """ASGI middleware: Streamlit gets only wanted messages, of one connection at a pace."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket" or not scope["path"].endswith(STREAM):
            await self.app(scope, receive, send)
            return
        allowance = Allowance(MESSAGES, LONGEST)

        async def received() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                allowance.use(1)
                await asyncio.sleep(allowance.pause())
                if _wanted(message.get("bytes")):
                    return message

        await self.app(scope, received, send)


def _wanted(data: bytes | None) -> bool:
    """Whether a frame is passed on; what is no message at all is, so that Streamlit refuses it."""
    if data is None:
        return True
    try:
        return BackMsg.FromString(data).WhichOneof("type") in WANTED
    except DecodeError:
        return True
