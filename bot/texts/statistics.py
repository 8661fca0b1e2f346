"""What is written on the picture of counts, and below it."""

from __future__ import annotations

from string import Template

from bot.statistics import Figures, Week

TITLE = "Trợ lý Văn bản: $weeks tuần, đến $day"
QUESTIONS = "Câu hỏi mỗi tuần"
ANSWERED, UNANSWERED = "trả lời được", "văn bản không nói tới"
PUBLISHED = "Văn bản đăng mỗi tuần"
DUTIES = "Việc và câu hỏi"
CONFIRMED = "Việc đang theo dõi"
PROPOSED = "Việc chờ xác nhận"
WAITING = "Câu hỏi chờ Văn phòng"
SUMMARY = (
    "Tuần này: $asked câu hỏi, $unanswered câu văn bản không nói tới; đăng $published văn bản."
)
NOW = "Hiện có $confirmed việc đang theo dõi; chờ Văn phòng: $proposed việc, $questions câu hỏi."
NOTE = "Chỉ là số đếm; không có tên ai, không có câu hỏi nào."


def title(figures: Figures, day: str) -> str:
    """Say what the picture is of."""
    return Template(TITLE).substitute(weeks=len(figures.weeks), day=day)


def summary(figures: Figures) -> tuple[str, str]:
    """Say the numbers that matter most, for whoever cannot see the picture."""
    last: Week = figures.weeks[-1]
    week = Template(SUMMARY).substitute(
        asked=last.answered + last.unanswered,
        unanswered=last.unanswered,
        published=last.published,
    )
    now = Template(NOW).substitute(
        confirmed=figures.confirmed, proposed=figures.proposed, questions=figures.questions
    )
    return week, now
