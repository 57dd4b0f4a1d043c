"""`make eval`: people and relevance, measured and shown; `tests.relevance.plan` says what can be asked for."""

# The processes that build an index import this module under another name: nothing heavy may stand outside the condition.
if __name__ == "__main__":
    import os
    import shutil
    import sys

    from rich.console import Console

    from tests.relevance.run import main

    # A file takes lines of any length; 150 characters hold the table of all engines.
    sys.exit(main(os.environ, Console(width=shutil.get_terminal_size((150, 50)).columns)))
