import numpy as np

from ingest.scans import ink
from ingest.scans.arrays import Colour

RED, BLUE = np.array([196, 32, 48]) / 255, np.array([30, 50, 160]) / 255


def page(shade: int) -> Colour:
    """Return white paper with a bar of print of that shade, a red and a blue bar across it."""
    picture = np.full((120, 200, 3), 255.0)
    picture[50:70] = shade
    picture[:, 40:80] *= RED
    picture[:, 120:160] *= BLUE
    return picture.astype(np.uint8)


def test_a_stamp_fades_and_faint_print_below_it_stays() -> None:
    for shade in (20, 120):
        shown = ink.without_red(page(shade))

        assert shown[10, 60] > 240
        assert shown[60, 60] < shade + 25
        assert shown[60, 20] == shade


def test_a_signature_fades_with_the_stamp_and_print_below_it_stays() -> None:
    shown = ink.without_blue(page(40))

    assert shown[10, 140] > 240
    assert shown[60, 140] < 90
    assert shown[10, 60] > 240


def test_a_page_without_colour_stays_as_it_is() -> None:
    gray = np.repeat(np.arange(0, 250, 5, dtype=np.uint8)[:, None, None], 3, axis=2)

    assert (ink.without_red(gray)[:, 0] == gray[:, 0, 0]).all()


def test_specks_are_no_ink_and_dots_near_letters_are() -> None:
    spots = np.zeros((100, 200), np.uint8)
    spots[40:60, 50:60] = 255
    spots[56:60, 64:68] = 255
    spots[20:23, 150:153] = 255

    kept = ink.without_specks(spots, 8.0)

    assert kept[50, 55] == 255
    assert kept[58, 66] == 255
    assert not kept[:, 140:].any()
