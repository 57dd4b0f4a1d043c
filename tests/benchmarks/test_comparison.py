from tests.benchmarks.comparison import grid
from tests.benchmarks.figures import Row
from tests.benchmarks.table import Grid, markdown_table


def _cell(table: Grid, title: str, column: str) -> tuple[str, ...]:
    [line] = [line for line in table.lines if line[0] == (title,)]
    return line[table.header.index(column)]


def _asked(engine: str, p50_ms: float, p99_ms: float, asked: int = 260, found: int | None = None) -> Row:
    return Row(
        articles=20_000,
        work="or",
        engine=engine,
        queries="bare",
        p50_ms=p50_ms,
        p99_ms=p99_ms,
        asked=asked,
        found=found,
    )


def test_a_peer_stands_with_our_share_of_its_figures() -> None:
    table = grid([_asked("trabao", 0.5, 2.0), _asked("tantivy-3", 1.25, 4.0)])
    assert table.header == ("20,000 articles", "Tra Báo", "tantivy, 3 fields")
    assert _cell(table, "OR, bare, ms", "Tra Báo") == ("0.500 / 2.00",)
    assert _cell(table, "OR, bare, ms", "tantivy, 3 fields") == ("1.25 / 4.00", "×0.40 / ×0.50")


def test_ours_stands_beside_those_that_do_not_count() -> None:
    table = grid([_asked("trabao", 0.5, 2.0), _asked("tantivy-3-nocount", 1.0, 4.0)])
    assert _cell(table, "OR, no total, bare, ms", "Tra Báo") == ("0.500 / 2.00",)
    assert _cell(table, "OR, no total, bare, ms", "tantivy, 3 fields") == ("1.00 / 4.00", "×0.50 / ×0.50")
    assert _cell(table, "OR, bare, ms", "tantivy, 3 fields") == ("",)


def test_one_who_was_not_asked_everything_is_marked() -> None:
    table = grid([_asked("trabao", 1.0, 2.0), _asked("whoosh", 100.0, 200.0, asked=40)])
    assert _cell(table, "OR, bare, ms", "Whoosh, pyvi")[0] == "100 / 200 *"
    assert any(note.endswith("whoosh, or, bare: 40.") for note in table.notes)


def test_totals_are_compared_among_those_who_were_asked_everything() -> None:
    table = grid(
        [
            _asked("trabao", 1.0, 2.0, found=1200),
            _asked("fts5", 1.0, 2.0, found=1199),
            _asked("tantivy-3", 1.0, 2.0, found=1199),
            _asked("whoosh", 1.0, 2.0, asked=3, found=9),
        ]
    )
    assert "Documents found in all: or, bare: trabao 1,200, fts5 and tantivy-3 1,199." in table.notes


def test_every_kind_of_row_is_shown_and_pyvi_beside_whoosh() -> None:
    rows = [
        Row(articles=20, work="index", engine="trabao", per_second=4000.0, bytes=5_000_000),
        Row(articles=20, work="index", engine="trabao-people-stated", per_second=5000.0, bytes=5_000_000),
        Row(articles=20, work="segment", engine="trabao", per_second=9000.0),
        Row(articles=20, work="segment", engine="pyvi", per_second=100.0),
        Row(articles=20, work="memory", engine="trabao", bytes=80_000_000, shared_bytes=30_000_000),
        Row(articles=20, work="memory", engine="trabao-search", bytes=90_000_000),
        Row(articles=20, work="open", engine="trabao", p50_ms=1.4, p99_ms=2.0),
        Row(
            articles=20,
            work="http",
            engine="trabao",
            queries="bare",
            p50_ms=3.0,
            p99_ms=9.0,
            per_second=500.0,
        ),
        Row(articles=20, work="http", engine="trabao-page", queries="bare", p50_ms=4.0, p99_ms=9.0),
        Row(articles=20, work="search", engine="trabao", queries="accented", p50_ms=2.0, p99_ms=8.0),
    ]
    table = grid(rows)
    assert {line[0][0]: line[1][0] for line in table.lines} == {
        "whole search, accented, ms": "2.00 / 8.00",
        "HTTP, API, bare, ms": "3.00 / 9.00",
        "HTTP, page, bare, ms": "4.00 / 9.00",
        "HTTP, API, bare, a second": "500",
        "HTTP, page, bare, a second": "–",
        "index, articles a second": "4,000",
        "the same, people stated": "5,000",
        "index, MB": "5.00",
        "segment, articles a second": "9,000",
        "open, ms": "1.40",
        "private memory, MB": "80.0",
        "shared memory, MB": "30.0",
        "private, and whole searches, MB": "90.0",
    }
    assert _cell(table, "segment, articles a second", "Whoosh, pyvi") == ("100", "×90")


def test_markdown_has_a_cell_for_every_column() -> None:
    rows = [_asked("trabao", 0.5, 2.0), _asked("tantivy-3", 1.0, 4.0), _asked("tantivy-3-nocount", 1.0, 4.0)]
    lines = [line for line in markdown_table(grid(rows)).splitlines() if line.startswith("|")]
    assert len(lines) == 4
    assert {line.count("|") for line in lines} == {4}
