"""What the commands take, and the words in which ``--help`` explains it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="In một giá trị JSON, không gì khác.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Ghi nhật ký chi tiết hơn.")]
Webhook = Annotated[
    bool, typer.Option(help="Telegram gửi tin tới PUBLIC_URL, thay vì trợ lý hỏi lấy.")
]
Docs = Annotated[Path | None, typer.Option(help="Thư mục văn bản; không có thì dùng văn bản mẫu.")]
AsName = Annotated[str | None, typer.Option("--as", help="Tên người hỏi.")]
At = Annotated[
    datetime | None,
    typer.Option(
        help="Thời điểm giả định: 2026-12-01T08:00.",
        formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"],
    ),
]
OfCell = Annotated[str | None, typer.Option("--cell", help="Chi bộ nào; không nói thì tất cả.")]
From = Annotated[
    str | None,
    typer.Option("--from", help="Từ ngày: 2026-03-01, 1/3/2026, “đầu tháng”; mặc định hôm nay."),
]
To = Annotated[
    str | None, typer.Option("--to", help="Đến hết ngày: 31/12/2026, “cuối năm”; mặc định 90 ngày.")
]
Ics = Annotated[Path | None, typer.Option(help="Ghi thành tệp lịch .ics.")]
Xlsx = Annotated[Path | None, typer.Option(help="Ghi thành sổ hạn báo cáo .xlsx.")]
Question = Annotated[str, typer.Argument(help="Câu hỏi.")]
Files = Annotated[list[str], typer.Argument(help="Tệp; “-” là chữ từ đầu vào chuẩn.")]
Paths = Annotated[list[Path], typer.Argument(help="Tệp hoặc thư mục.")]
Yes = Annotated[bool, typer.Option("--yes", help="Đăng mà không hỏi.")]
NotSecret = Annotated[
    bool, typer.Option("--not-secret", help="Cam đoan bản quét không mang dấu mật.")
]
Together = Annotated[
    bool, typer.Option("--together", help="Các tệp là một văn bản: bản chính, phụ lục, biểu mẫu.")
]
Numbers = Annotated[
    list[str] | None, typer.Argument(help="Số hoặc mã; không ghi thì mọi văn bản đọc bằng bản cũ.")
]
Watched = Annotated[Path, typer.Argument(help="Thư mục mà máy quét hoặc đồng chí đưa tệp vào.")]
Once = Annotated[bool, typer.Option("--once", help="Nhận những gì đang có rồi dừng.")]
Every = Annotated[bool, typer.Option("--all", help="Đọc lại mọi văn bản.")]
Said = Annotated[str, typer.Argument(help="Số văn bản hoặc mã: “31-KH”, “vb 7”.")]
Folder = Annotated[Path, typer.Argument(help="corpus.jsonl, queries.jsonl, qrels.tsv.")]
Stripped = Annotated[bool, typer.Option("--strip-diacritics", help="Hỏi không dấu.")]
Questions = Annotated[Path, typer.Argument(help="Tệp JSONL: id, question, answerable, support.")]
Phrases = Annotated[Path, typer.Argument(help="Tệp JSONL: id, text, reading.obligations.")]
Book = Annotated[
    Path | None, typer.Option("--xlsx", help="Ghi sổ văn bản thành tệp Excel (.xlsx), in khổ A4.")
]
