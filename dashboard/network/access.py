"""What the owner of a server allows: names it answers to, pages that may frame it, its prefix."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
PREFIX = re.compile(r"(/[A-Za-z0-9._~-]+)+")
AUTHORITY = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[0-9]{1,5})?", re.IGNORECASE)


@dataclass(frozen=True)
class Access:
    """Settings of one server.

    base_path  what the proxy leaves in front of every path, such as "/zones"; "" for nothing
    hosts      names it answers to besides the loopback, the address a connection came in by, and
               the host of the package's `address`; as `host_name` gives them
    frames     origins of pages that may show it in a frame, as `frame_origin` gives them
    """

    base_path: str = ""
    hosts: frozenset[str] = frozenset()
    frames: tuple[str, ...] = ()


def base_path(text: str) -> str:
    """`text` with a slash in front and none at its end; "" for the root. ValueError if none."""
    wanted = text.strip().strip("/")
    if not wanted:
        return ""
    if not PREFIX.fullmatch(f"/{wanted}") or {".", ".."} & set(wanted.split("/")):
        raise ValueError(f"{text} is not the path of an address; write it like /zones")
    return f"/{wanted}"


def host_name(text: str) -> str:
    """A host as one is compared with another: ASCII, lower case, without port or brackets.

    Raises ValueError where `text` is no host, or more than one with its port.
    """
    wanted = text.strip()
    bare = wanted.count(":") > 1 and not wanted.startswith("[")  # an IPv6 number without its port
    found = AUTHORITY.fullmatch(f"[{wanted}]" if bare else _ascii(wanted))
    if not found:
        raise ValueError(f"{text} is not the name of a host, such as zones.example.org")
    name = found[1].strip("[]").lower().rstrip(".")
    try:
        number = ip_address(name)
    except ValueError:
        return name
    mapped = number.ipv4_mapped if isinstance(number, IPv6Address) else None
    return str(mapped or number)


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")


def frame_origin(text: str) -> str:
    """The http or https origin of a page that frames this one. Raises ValueError for any other."""
    reason = f"{text} is not the origin of a page; write it like https://portal.example.org"
    parts = urlsplit(text.strip())
    plain = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username)
    if parts.scheme not in ("http", "https") or not plain:
        raise ValueError(reason)
    try:
        name, port = host_name(parts.netloc), parts.port
    except ValueError as error:
        raise ValueError(reason) from error
    host = f"[{name}]" if ":" in name else name
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")
