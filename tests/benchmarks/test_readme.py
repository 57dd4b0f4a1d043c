from pathlib import Path

import pytest

from tests.benchmarks.readme import with_table, write_table


def test_a_table_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    readme, table = tmp_path / "README.md", tmp_path / "bench.md"
    readme.write_text("# Tra Báo\n\n<!-- bench -->\nold\n<!-- /bench -->\n\nMore.\n", encoding="utf-8")
    table.write_text("| ms |\n|---|\n| 1 |\n", encoding="utf-8")
    for _ in range(2):
        write_table(readme, table)
        assert readme.read_text(encoding="utf-8") == (
            "# Tra Báo\n\n<!-- bench -->\n| ms |\n|---|\n| 1 |\n<!-- /bench -->\n\nMore.\n"
        )


def test_each_run_has_markers_of_its_own() -> None:
    readme = "<!-- bench -->\nms\n<!-- /bench -->\n<!-- eval -->\nold\n<!-- /eval -->\n"
    assert with_table(readme, "nDCG", "eval") == readme.replace("old", "nDCG")
    with pytest.raises(ValueError, match="<!-- eval -->"):
        with_table("<!-- bench --><!-- /bench -->", "nDCG", "eval")


@pytest.mark.parametrize(
    "readme",
    [
        "",
        "<!-- bench -->",
        "<!-- /bench --><!-- bench -->",
        "<!-- bench --><!-- /bench --><!-- bench --><!-- /bench -->",
    ],
)
def test_a_readme_without_its_markers_is_left_alone(readme: str) -> None:
    with pytest.raises(ValueError, match="once each"):
        with_table(readme, "table")
