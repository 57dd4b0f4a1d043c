"""The commands of `python -m index`: what each does, and what it prints."""

import argparse
import os
from collections.abc import Iterable, Sequence
from itertools import chain
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

from corpus.article import Skipped
from corpus.readers import corpus_size_bytes, raw_inputs
from index import store
from index.build import BuildReport, build_index
from index.errors import IndexNotFoundError
from index.settings import Settings
from index.update import UpdateReport, merge_due, update_index

MOST_WORKERS = 64
"""How many processes may read articles."""


def build(options: argparse.Namespace, settings: Settings, console: Console) -> bool:
    """Build an index from a corpus; return whether any article was indexed."""
    if options.if_missing and _is_published(settings.index):
        return True
    workers = options.workers or min(len(os.sched_getaffinity(0)), MOST_WORKERS)
    report = _built(options.corpus or settings.corpus, settings.index, workers, console)
    _print_build(report, settings.index, console)
    return bool(report.indexed)


def add(options: argparse.Namespace, settings: Settings, console: Console) -> bool:
    """Add articles to the published index; return whether there was any."""
    inputs = chain.from_iterable(raw_inputs(path) for path in options.paths)
    report = update_index(settings.index, inputs)
    _print_skipped(report.skipped, console)
    _print_update(report, console)
    merge_due(settings.index)
    return bool(report.added or report.replaced)


def delete(options: argparse.Namespace, settings: Settings, console: Console) -> bool:
    """Delete articles from the published index; return whether all of them were there."""
    report = update_index(settings.index, deleted=options.ids)
    for article_id in report.unknown:
        _say(console, f"[yellow]Không có bài[/] {escape(article_id)}")
    _print_update(report, console)
    merge_due(settings.index)
    return not report.unknown


def verify(options: argparse.Namespace, settings: Settings, console: Console) -> bool:
    """Compare every byte of the published index with its checksum."""
    del options
    generation = store.current_generation(settings.index)
    manifest = store.verify(generation)
    _say(console, f"Chỉ mục lành lặn: {manifest.articles} bài, tại {escape(str(generation))}.")
    return True


def _is_published(index: Path) -> bool:
    try:
        store.current_generation(index)
    except IndexNotFoundError:
        return False
    return True


def _built(corpus: Path, index: Path, workers: int, console: Console) -> BuildReport:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[inputs]} bài"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Đang đọc bài", total=corpus_size_bytes(corpus), inputs=0)
        done = 0

        def show(count: int, skipped: Sequence[Skipped]) -> None:
            nonlocal done
            done += count
            progress.update(task, inputs=done)
            _print_skipped(skipped, progress.console)

        inputs = raw_inputs(corpus, lambda size_bytes: progress.advance(task, size_bytes))
        return build_index(inputs, index, show, workers=workers)


def _print_skipped(skipped: Iterable[Skipped], console: Console) -> None:
    for item in skipped:
        _say(console, f"[yellow]Bỏ qua[/] {escape(item.name)}: {escape(item.reason)}")


def _print_build(report: BuildReport, index: Path, console: Console) -> None:
    reasons = " (tên và lý do ở trên)" if report.skipped else ""
    _say(
        console,
        f"Đã đọc {report.read} bài, lập chỉ mục {report.indexed} bài, bỏ qua {report.skipped_count} bài{reasons}; "
        f"{report.seconds:.1f} giây, {report.size_bytes / 1e6:.1f} MB, tại {escape(str(index))}.",
    )
    if not report.indexed:
        _say(
            console,
            "Không có bài nào để lập chỉ mục; chỉ mục cũ, nếu có, được giữ nguyên. Hãy kiểm tra đường dẫn.",
        )


def _print_update(report: UpdateReport, console: Console) -> None:
    _say(
        console,
        f"Đã thêm {report.added} bài, thay {report.replaced} bài, xóa {report.deleted} bài, bỏ qua {len(report.skipped)} bài; "
        f"sau {report.seconds:.1f} giây đã tìm được; chỉ mục nay có {report.articles} bài.",
    )


def _say(console: Console, sentence: str) -> None:
    console.print(sentence, soft_wrap=True, highlight=False)
