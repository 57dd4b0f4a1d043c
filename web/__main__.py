"""`python -m web`: serve what is built, as the `TRABAO_` settings say."""

import os
import sys
from functools import partial

from index.errors import SettingsError
from index.settings import Settings
from web.app import create_app
from web.server import address_of, listening_socket, refusal, serve


def main() -> int:
    """Serve until interrupted; return the exit code: 1 for an address in use, 2 for a wrong setting."""
    try:
        settings = Settings.from_environment(os.environ)
    except SettingsError as error:
        return _fail(f"Thiết lập không đúng: {error}.", 2)
    try:
        listener = listening_socket(settings.host, settings.port)
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        return _fail(f"Không mở được {where}: {refusal(error)}. Đặt TRABAO_HOST hoặc TRABAO_PORT khác.", 1)
    address = address_of(listener)
    ready = partial(_say, f"{settings.site_name} đang chạy tại {address}")
    serve(partial(create_app, settings), listener, settings, ready)
    return 0


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def _fail(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
