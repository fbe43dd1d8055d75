"""The address under which a dashboard is reached, as others can follow it."""

from ipaddress import ip_address
from urllib.parse import urlsplit

EXAMPLE = "https://host"


def base_address(text: str) -> str:
    """`text` as scheme, host, port and path without a slash at its end; "" where it is empty.

    Raises ValueError where it is not the http or https address of a host, or has more to it
    (a user, a query): what is prefixed to every link must hold nothing else.
    """
    wanted = text.strip()
    if not wanted:
        return ""
    parts = urlsplit(wanted)
    port = f":{parts.port}" if parts.port else ""  # raises ValueError for no number
    host = f"[{parts.hostname}]" if parts.hostname and ":" in parts.hostname else parts.hostname
    plain = not (parts.username or parts.password or parts.query or parts.fragment)
    if parts.scheme not in ("http", "https") or not host or not plain or wanted.split() != [wanted]:
        raise ValueError(f"{text} is not an address such as {EXAMPLE}")
    return f"{parts.scheme}://{host}{port}{parts.path.rstrip('/')}"


def followable(base: str) -> bool:
    """Whether a base address leads anybody but the reader's own machine to the dashboard."""
    host = urlsplit(base).hostname or ""
    if not host or host == "localhost" or host.endswith(".localhost"):
        return False
    try:
        number = ip_address(host)
    except ValueError:
        return True
    return not (number.is_loopback or number.is_unspecified)
