"""`python -m index`: build an index, add and delete articles, verify.

python -m index [--corpus=PATH] [--workers=N] [--if-missing]     build from a corpus, and publish
python -m index add PATH…                                        add articles, or put them in place of older ones
python -m index delete ID…                                       delete articles
python -m index verify                                           compare every byte with its checksum
"""

import argparse
import os
import sys
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from corpus.errors import CorpusError
from index import commands
from index.errors import IndexingError
from index.settings import Settings


def main(arguments: list[str], console: Console) -> int:
    """Do what the command line and the settings say; return the exit status.

    Returns:
        0; 1 where nothing could be done with what was given; 2 for an error, of which the sentence is printed.
    """
    options = _parser().parse_args(arguments)
    try:
        settings = Settings.from_environment(os.environ)
        done: bool = options.command(options, settings, console)
    except (CorpusError, IndexingError, OSError) as error:
        console.print(f"[red]Lỗi:[/] {escape(str(error))}", soft_wrap=True)
        return 2
    return 0 if done else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m index",
        description="Dựng chỉ mục Tra Báo từ một kho bài; thêm, xóa từng bài; kiểm tra chỉ mục.",
    )
    parser.set_defaults(command=commands.build)
    parser.add_argument("--corpus", type=Path, help="tệp hoặc thư mục bài báo (mặc định: TRABAO_CORPUS)")
    parser.add_argument("--workers", type=_whole_number, help="số tiến trình đọc bài (mặc định: số lõi)")
    parser.add_argument("--if-missing", action="store_true", help="chỉ dựng khi chưa có chỉ mục nào")
    subcommands = parser.add_subparsers(title="lệnh khác", metavar="")
    adding = subcommands.add_parser("add", help="thêm bài, hoặc thay bài cùng mã, không phải dựng lại")
    adding.add_argument("paths", type=Path, nargs="+", metavar="ĐƯỜNG_DẪN", help="tệp hoặc thư mục bài báo")
    adding.set_defaults(command=commands.add)
    deleting = subcommands.add_parser("delete", help="xóa bài theo mã")
    deleting.add_argument("ids", nargs="+", metavar="MÃ", help="mã bài, như trong địa chỉ trang bài")
    deleting.set_defaults(command=commands.delete)
    verifying = subcommands.add_parser("verify", help="đối chiếu từng byte của chỉ mục với mã kiểm tra")
    verifying.set_defaults(command=commands.verify)
    return parser


def _whole_number(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= commands.MOST_WORKERS:
        raise argparse.ArgumentTypeError(
            f"cần số nguyên từ 1 đến {commands.MOST_WORKERS}, không phải “{value}”"
        )
    return int(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Console()))
