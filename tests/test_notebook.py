"""The notebook runs from top to bottom, in fewer than ten cells, and ends with a map."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "notebooks" / "quickstart.ipynb"


@pytest.fixture(scope="module")
def notebook() -> Any:
    book = nbformat.read(NOTEBOOK, as_version=4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        patch.setenv("PYTHONWARNINGS", "ignore")  # the kernel's own, not ours
        NotebookClient(book, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}).execute()
    return book


def outputs(book: Any) -> list[Any]:
    return [cell.outputs for cell in book.cells if cell.cell_type == "code"]


def test_it_is_short_and_committed_without_outputs() -> None:
    book = nbformat.read(NOTEBOOK, as_version=4)
    assert len(book.cells) < 10
    assert not any(outputs(book))


def test_it_ends_with_a_map_and_warns_of_nothing(notebook: Any) -> None:
    assert [output.name for cell in outputs(notebook) for output in cell if output.output_type == "stream"] == []
    (shown,) = outputs(notebook)[-1]
    assert "<iframe srcdoc=" in shown.data["text/html"]
    assert 'height="600px"' in shown.data["text/html"]
    assert "Content-Security-Policy" in shown.data["text/html"]


def test_its_table_has_the_strike_on_kharkiv_with_both_figures(notebook: Any) -> None:
    table = outputs(notebook)[2][0].data["text/html"]
    rows = [re.findall(r"<td>(.*?)</td>", row) for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)]
    (row,) = (row for row in rows if row[:2] == ["strike", "Kharkiv"])
    assert {"14", "19"} <= set(row)
