"""The headers that keep a page from doing what it was not made for."""

from flask import Response

SECURITY_HEADERS = {
    # Our own files and nothing inline: text that slipped through unescaped could still do nothing.
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # An address holds what the reader searched for; the original page need not know.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def add_security_headers(response: Response) -> Response:
    """Return `response` with the headers that it lacks."""
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    return response
