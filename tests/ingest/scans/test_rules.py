import numpy as np

from ingest.scans import rules
from ingest.scans.arrays import Gray

MILLIMETRE = 8.0


def blank() -> Gray:
    return np.zeros((1000, 1600), np.uint8)


def frame(page: Gray, top: int, left: int, bottom: int, right: int) -> None:
    for row in (top, bottom):
        page[row : row + 3, left : right + 3] = 255
    for column in (left, right):
        page[top : bottom + 3, column : column + 3] = 255


def test_the_cells_of_a_ruled_table_are_found_row_by_row() -> None:
    page = blank()
    for top in (200, 300, 400):
        for left, right in ((100, 250), (250, 900), (900, 1500)):
            frame(page, top, left, top + 100, right)

    (table,) = rules.find(page, MILLIMETRE).tables

    assert [len(row) for row in table.rows] == [3, 3, 3]
    assert [cell.left < 900 for cell in table.rows[1]] == [True, True, False]
    assert all(90 <= cell.height <= 100 for row in table.rows for cell in row)


def test_a_cell_merged_downwards_is_in_its_first_row_alone() -> None:
    page = blank()
    frame(page, 200, 100, 300, 900)
    frame(page, 300, 100, 400, 900)
    frame(page, 200, 900, 400, 1500)

    (table,) = rules.find(page, MILLIMETRE).tables

    assert [len(row) for row in table.rows] == [2, 1]


def test_a_row_merged_across_is_one_cell() -> None:
    page = blank()
    for top, rights in ((200, (800, 1500)), (300, (1500,)), (340, (800, 1500))):
        left = 100
        for right in rights:
            frame(page, top, left, top + (40 if top == 300 else 100), right)
            left = right

    (table,) = rules.find(page, MILLIMETRE).tables

    assert [len(row) for row in table.rows] == [2, 1, 2]


def test_a_line_that_a_pen_runs_over_still_parts_two_rows() -> None:
    page = blank()
    for top in (200, 300):
        for left, right in ((100, 800), (800, 1500)):
            frame(page, top, left, top + 100, right)
    page[296:306, 1000:1060] = 0

    (table,) = rules.find(page, MILLIMETRE).tables

    assert [len(row) for row in table.rows] == [2, 2]


def test_a_worn_line_still_parts_two_cells() -> None:
    page = blank()
    for top in (200, 300):
        for left, right in ((100, 800), (800, 1500)):
            frame(page, top, left, top + 100, right)
    page[298:305, 400:408] = 0

    (table,) = rules.find(page, MILLIMETRE).tables

    assert [len(row) for row in table.rows] == [2, 2]


def test_a_frame_and_a_rule_are_no_table_but_are_drawn() -> None:
    page = blank()
    frame(page, 200, 100, 400, 1500)
    page[600:603, 500:900] = 255

    ruled = rules.find(page, MILLIMETRE)

    assert ruled.tables == ()
    assert ruled.lines[601, 700] == 255


def test_words_are_no_lines() -> None:
    page = blank()
    for left in range(100, 1500, 60):
        page[300:320, left : left + 50] = 255

    assert not rules.find(page, MILLIMETRE).lines.any()
