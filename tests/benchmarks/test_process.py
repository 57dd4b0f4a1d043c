from pathlib import Path

import pytest

from tests.benchmarks.process import EngineProcess
from tests.benchmarks.queries import Work


def test_an_engine_in_another_process_says_what_it_can_do() -> None:
    with EngineProcess("fts5") as process:
        described = process.describe()
        memory = process.memory()
    assert described.works == {"fts5": frozenset({Work.OR, Work.AND, Work.PHRASE})}
    assert memory is None or memory.private_bytes > 1e6


def test_what_fails_there_is_raised_here_and_the_process_goes_on(tmp_path: Path) -> None:
    with EngineProcess("fts5") as process:
        for _ in range(2):
            with pytest.raises(Exception, match="unable to open database") as raised:
                process.openings_ms(tmp_path / "nowhere")
            assert "sqlite_fts5.py" in "".join(raised.value.__notes__)
