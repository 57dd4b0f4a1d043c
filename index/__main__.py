"""`python -m index`: read a corpus, build a generation, publish it."""

import argparse
import itertools
import os
import sys
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
)

from corpus.article import Article, Skipped
from corpus.errors import CorpusError
from corpus.readers import corpus_size_bytes, read_corpus
from index.build import BuildReport, build_index
from index.errors import IndexingError, IndexNotFoundError
from index.settings import Settings
from index.store import current_generation


def main(arguments: list[str], console: Console) -> int:
    """Build the index as the command line and the settings say; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m index", description="Dựng chỉ mục Tra Báo từ một kho bài."
    )
    parser.add_argument("--corpus", type=Path, help="tệp hoặc thư mục bài báo (mặc định: TRABAO_CORPUS)")
    parser.add_argument("--if-missing", action="store_true", help="chỉ dựng khi chưa có chỉ mục nào")
    options = parser.parse_args(arguments)
    try:
        settings = Settings.from_environment(os.environ)
        if options.if_missing and _is_published(settings.index):
            return 0
        report = _build(options.corpus or settings.corpus, settings.index, console)
    except (CorpusError, IndexingError, OSError) as error:
        console.print(f"[red]Lỗi:[/] {escape(str(error))}", soft_wrap=True)
        return 2
    _print_report(report, settings.index, console)
    return 0 if report.indexed else 1


def _is_published(index: Path) -> bool:
    try:
        current_generation(index)
    except IndexNotFoundError:
        return False
    return True


def _build(corpus: Path, index: Path, console: Console) -> BuildReport:
    columns = (
        SpinnerColumn(),
        TextColumn("Đang lập chỉ mục"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[inputs]} bài"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=corpus_size_bytes(corpus), inputs=0)
        counter = itertools.count(1)

        def show(item: Article | Skipped) -> None:
            progress.update(task, inputs=next(counter))
            if isinstance(item, Skipped):
                progress.console.print(
                    f"[yellow]Bỏ qua[/] {escape(item.name)}: {escape(item.reason)}",
                    soft_wrap=True,
                    highlight=False,
                )

        inputs = read_corpus(corpus, lambda size_bytes: progress.advance(task, size_bytes))
        return build_index(inputs, index, show)


def _print_report(report: BuildReport, index: Path, console: Console) -> None:
    reasons = " (tên và lý do ở trên)" if report.skipped else ""
    console.print(
        f"Đã đọc {report.read} bài, lập chỉ mục {report.indexed} bài, bỏ qua {len(report.skipped)} bài{reasons}; "
        f"{report.seconds:.1f} giây, {report.size_bytes / 1e6:.1f} MB, tại {escape(str(index))}.",
        soft_wrap=True,
        highlight=False,
    )
    if not report.indexed:
        console.print(
            "Không có bài nào để lập chỉ mục; chỉ mục cũ, nếu có, được giữ nguyên. Hãy kiểm tra đường dẫn."
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Console()))
