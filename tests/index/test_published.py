import shutil
from pathlib import Path

import pytest

from index.build import build_index
from index.errors import IndexDamagedError, IndexNotFoundError
from index.published import Published
from index.store import current_generation
from tests.index.conftest import ARTICLES


def test_each_publication_shows_at_once(tmp_path: Path) -> None:
    published = Published(tmp_path / "index")
    with pytest.raises(IndexNotFoundError):
        published.directory()
    for _ in range(3):
        build_index(ARTICLES[:1], tmp_path / "index")
        assert published.directory() == current_generation(tmp_path / "index")
        assert published.directory() == current_generation(tmp_path / "index")


def test_what_is_no_generation_is_refused_each_time_it_is_asked_for(tmp_path: Path) -> None:
    build_index(ARTICLES[:1], tmp_path)
    published = Published(tmp_path)
    published.directory()
    (tmp_path / "current.new").write_text("../elsewhere", encoding="ascii")
    (tmp_path / "current.new").replace(tmp_path / "current")
    for _ in range(2):
        with pytest.raises(IndexDamagedError):
            published.directory()
    (tmp_path / "current").unlink()
    with pytest.raises(IndexNotFoundError):
        published.directory()


def test_a_generation_that_goes_away_is_still_named_since_who_has_it_open_goes_on_reading(
    tmp_path: Path,
) -> None:
    build_index(ARTICLES[:1], tmp_path)
    published = Published(tmp_path)
    directory = published.directory()
    shutil.rmtree(directory)
    assert published.directory() == directory
