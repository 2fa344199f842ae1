"""Forms as strangers send them: short, or not read to the end."""

from http import HTTPStatus
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_BYTES = 4096
MOST_FIELDS = 8


async def body(request: Request) -> bytes:
    """Return a request's body of at most 4 kB.

    Raises:
        HTTPException: 413, as soon as it is longer, whatever its length claims to be.
    """
    read = b""
    async for chunk in request.stream():
        read += chunk
        if len(read) > MOST_BYTES:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return read


async def fields(request: Request) -> dict[str, str]:
    """Return the fields of a URL-encoded form, the last of each name.

    Raises:
        HTTPException: 413 for more than 4 kB, 400 for what is no such form.
    """
    text = await body(request)
    try:
        sent = parse_qs(text.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise HTTPException(HTTPStatus.BAD_REQUEST) from None
    return {name: values[-1] for name, values in sent.items()}
