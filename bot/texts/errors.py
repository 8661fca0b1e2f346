"""What is said when something cannot be done: one sentence for each kind of error."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from string import Template

from bot.texts import model_errors, report_errors, upkeep_errors
from knowledge.errors import AssistantError

# "code.reason", "code.provider" or "code" -> sentences; the first one whose facts are all known
# is said.
SENTENCES: dict[str, tuple[str, ...]] = {
    "error": ("Việc này chưa làm được, mong đồng chí thử lại.",),
    "unreadable_document.empty": (
        "Tệp $path không có chữ nào để đọc; đồng chí xem lại có phải đúng tệp cần gửi không.",
    ),
    "unreadable_document.damaged": (
        "Tệp $path bị hỏng, không mở được; đồng chí xin lại tệp từ nơi gửi rồi gửi lại.",
    ),
    "unreadable_document.encrypted": ("Tệp $path có mật khẩu; đồng chí gỡ mật khẩu rồi gửi lại.",),
    "unreadable_document.encoding": (
        "Tệp $path dùng bảng mã lạ, không đọc được chữ; đồng chí chuyển sang Unicode rồi gửi lại.",
        "Văn bản dùng bảng mã lạ, không đọc được chữ; đồng chí chuyển sang Unicode rồi gửi lại.",
    ),
    "unreadable_document.missing": ("Không có tệp $path.",),
    "unreadable_document.memory": (
        "Tệp $path cần quá nhiều bộ nhớ để đọc; đồng chí gửi bản Word hoặc tách thành tệp nhỏ hơn.",
    ),
    "unreadable_document.doctype": (
        "Tệp $path có khai báo DOCTYPE, có thể gây hại nên không được mở.",
    ),
    "unreadable_document.too_deep": ("Tệp $path có các phần lồng nhau quá sâu nên không được mở.",),
    "unreadable_document.too_many_parts": ("Tệp $path chứa quá nhiều phần nên không được mở.",),
    "unreadable_document.too_many_files": (
        "Tệp $path chứa quá nhiều tệp; đồng chí chỉ nén văn bản và các tệp kèm theo nó.",
    ),
    "unreadable_document.too_large_unpacked": (
        "Tệp $path nở ra quá lớn khi giải nén nên không được mở.",
    ),
    "unreadable_document.too_slow": (
        "Tệp $path đọc quá lâu nên đã dừng lại; đồng chí gửi bản Word hoặc tách thành tệp nhỏ hơn.",
    ),
    "unreadable_document.crashed": (
        "Tệp $path làm hỏng phần đọc tệp nên không được nhận; đồng chí gửi bản khác của văn bản.",
    ),
    "unreadable_document.too_large": ("Tệp $path quá lớn.",),
    "unreadable_document.too_many_pages": (
        "Tệp $path có quá nhiều trang; đồng chí tách thành những tệp ngắn hơn rồi gửi lại.",
    ),
    "unreadable_document.too_many_pixels": (
        "Ảnh trong tệp $path quá lớn; đồng chí quét lại ở mức 200 đến 300 dpi.",
        "Ảnh trong tệp quá lớn; đồng chí quét lại ở mức 200 đến 300 dpi.",
    ),
    "unreadable_document.scan": (
        "Tệp $path là bản quét, chưa nhận dạng được chữ; đồng chí gửi bản Word hoặc PDF có chữ.",
    ),
    "unreadable_document": (
        "Không đọc được tệp $path: tệp hỏng hoặc quá lớn.",
        "Không đọc được tệp này: tệp hỏng hoặc quá lớn.",
    ),
    "unsupported_format.table": (
        "Danh sách cần là tệp .xlsx hoặc .csv; đồng chí lưu $path lại thành .xlsx rồi gửi.",
    ),
    "unsupported_format.archive": (
        "Chưa mở được tệp nén $path; đồng chí hãy giải nén rồi gửi các tệp, hoặc nén bằng .zip.",
    ),
    "unsupported_format.nested_archive": (
        "Trong $path còn một tệp nén nữa; đồng chí giải nén tệp ấy rồi nén lại.",
    ),
    "unsupported_format": (
        "Chưa đọc được loại tệp $format ($path); đồng chí lưu thành .docx hoặc .pdf rồi gửi.",
        "Chưa đọc được loại tệp này; đồng chí lưu thành .docx hoặc .pdf rồi gửi.",
    ),
    "part_missing.office": (
        "Máy này chưa có LibreOffice để đọc .$format; quản trị chạy make system-deps ($package).",
    ),
    "part_missing.ocr": (
        "Máy này chưa có phần đọc bản quét, ảnh chụp; quản trị chạy make system-deps ($package).",
    ),
    "part_missing": (
        "Máy này thiếu phần đọc loại tệp này; quản trị chạy make system-deps (gói $package).",
        "Máy này thiếu phần đọc loại tệp này; quản trị chạy make system-deps.",
    ),
    "secret_document": (
        (
            "Tệp mang dấu $mark nên không được nhận, không nội dung nào được lưu; đồng chí xóa tệp"
            " khỏi máy này, không để trên máy nối mạng, và giao nộp theo quy định bảo vệ bí mật nhà"
            " nước của đơn vị."
        ),
        "Văn bản mang dấu chỉ độ mật nên không được nhận; không nội dung nào được lưu.",
    ),
    "declaration_needed": (
        (
            "$path là bản quét hoặc ảnh chụp: đồng chí xem giấy có dấu mật không; nếu không có,"
            " cam đoan và nạp bằng: troly ingest --not-secret."
        ),
        "Bản quét, ảnh chụp chỉ được đọc khi đồng chí cam đoan giấy không mang dấu mật.",
    ),
    "unknown_directive": (
        "Chưa có văn bản nào ứng với “$number”; đồng chí xem các văn bản đang có bằng /vanban.",
        "Chưa có văn bản ấy; đồng chí xem các văn bản đang có bằng /vanban.",
    ),
    "unknown_directive.not_waiting": (
        "$handle không chờ ai đồng ý; đồng chí xem các văn bản đang chờ bằng troly documents.",
    ),
    "original_missing": (
        "Không còn tệp gốc của $name nên không làm được việc này; đồng chí nạp lại tệp ấy.",
        "Không còn tệp gốc nên không làm được việc này; đồng chí nạp lại tệp ấy.",
    ),
    "same_person": (
        "$handle do chính $person đăng; phải có một người khác đồng ý thì mới dùng được.",
        "Văn bản này phải có một người khác người đăng đồng ý thì mới dùng được.",
    ),
    "provider_unavailable.database": (
        "Không vào được cơ sở dữ liệu; đồng chí kiểm tra DATABASE_URL và máy chủ.",
    ),
    "provider_unavailable.chroma": (
        "Không vào được máy chủ Chroma; đồng chí kiểm tra CHROMA_URL và máy chủ.",
    ),
    "provider_unavailable": (
        "Không dùng được $name; đồng chí kiểm tra lại cài đặt hoặc kết nối.",
        "Một bộ phận đã cài đặt không dùng được; đồng chí kiểm tra lại cài đặt hoặc kết nối.",
    ),
    "model_failed": (
        "Phần diễn giải tạm chưa dùng được; đồng chí xem lời văn bản được trích, hoặc hỏi lại sau.",
    ),
    "uncited_answer": (
        "Câu trả lời không khớp nguyên văn văn bản nên không đưa ra; mong đồng chí hỏi Văn phòng.",
    ),
    "unknown_duty": ("Trong sổ theo dõi không còn mục này; đồng chí mở lại danh sách.",),
    "unusable_rule": (
        "Cách ghi ngày này không ra được ngày nào cho yêu cầu ấy; đồng chí chọn ngày khác.",
    ),
    "day_too_late": (
        "Ngày đặt không được muộn hơn hạn $limit; muốn lùi hạn phải có văn bản của cấp trên.",
        "Ngày đặt không được muộn hơn hạn đã có; muốn lùi hạn phải có văn bản của cấp trên.",
    ),
    "busy.watching": (
        "Một chương trình khác đang trực thư mục $path; đồng chí dừng nó rồi chạy lại.",
    ),
    "busy": (
        "Một chương trình khác đang cập nhật kho văn bản; mong đồng chí thử lại sau ít phút.",
    ),
    "telegram_token_missing": (
        "Chưa có TELEGRAM_BOT_TOKEN; ghi vào tệp .env rồi chạy lại (xem docs/operating.md).",
    ),
    "webhook_unset": (
        "Chưa đặt PUBLIC_URL và WEBHOOK_SECRET trong tệp .env.",
        "Hãy đặt cả hai, hoặc chạy troly serve không có --webhook.",
    ),
    "telegram_unreachable": (
        "Không vào được Telegram; kiểm tra mạng, TELEGRAM_BOT_TOKEN và TELEGRAM_API_BASE.",
    ),
    "telegram_unreachable.token": (
        "Telegram không nhận mã bot này; đồng chí chép lại mã từ @BotFather rồi chạy troly setup.",
    ),
    "nothing_to_read": ("Không có tệp nào ở $path.",),
    "bad_settings": ("Cài đặt chưa đúng: $names; xem bảng cài đặt trong docs/operating.md.",),
    "not_read": (
        "Không thấy “$words” trong $name; đồng chí chép đúng chữ như máy đã đọc.",
        "Không thấy chữ ấy trong văn bản; đồng chí chép đúng chữ như máy đã đọc.",
    ),
    "not_scanned": (
        "Chỗ này của $name là chữ có sẵn trong tệp; đồng chí sửa tệp gốc rồi nạp lại.",
        "Chỗ này là chữ có sẵn trong tệp; đồng chí sửa tệp gốc rồi nạp lại.",
    ),
    "several_places": (
        "“$words” có ở $count chỗ (trang $pages); đồng chí ghi thêm chữ đứng cạnh hoặc --page.",
        "Chữ này có ở nhiều chỗ; đồng chí ghi thêm chữ đứng cạnh hoặc --page.",
    ),
    "nothing_to_correct": (
        "Cần ghi chữ sai và chữ đúng, hoặc --checked với chữ hay --page đã đối chiếu.",
    ),
    "no_picture": (
        "Chỗ này của $name không đọc từ bản quét nên không có ảnh.",
        "Chỗ này không đọc từ bản quét nên không có ảnh.",
    ),
    "stale_button": ("Nút này đã cũ; đồng chí hỏi lại giúp.",),
    "several_directives": (
        "Có nhiều văn bản ứng với “$number”: $found; đồng chí dùng mã của một văn bản.",
        "Có nhiều văn bản ứng với tên ấy; đồng chí dùng mã của một văn bản.",
    ),
    "unknown_person": (
        "Không có ai tên hay chức vụ là “$name”; có: $known.",
        "Không có ai tên hay chức vụ như vậy.",
    ),
    "several_people": (
        "Có nhiều người ứng với “$name”: $found; đồng chí nói rõ hơn.",
        "Có nhiều người ứng với tên ấy; đồng chí nói rõ hơn.",
    ),
    "unknown_cell": (
        "Không có chi bộ nào tên là “$name”; có: $known.",
        "Không có chi bộ nào tên như vậy.",
    ),
    "several_cells": (
        "Có nhiều chi bộ ứng với “$name”: $found; đồng chí nói rõ hơn.",
        "Có nhiều chi bộ ứng với tên ấy; đồng chí nói rõ hơn.",
    ),
    "bad_day.unclear": ("Không hiểu ngày “$said”; đồng chí viết như 10/4 hoặc “trước 3 ngày”.",),
    "bad_day.passed": ("Ngày $day đã qua; đồng chí chọn ngày khác.",),
    "bad_day.no_row": ("Danh sách hạn không có việc số $row; đồng chí xem lại bằng /hanbaocao.",),
    "bad_day.none_set": ("Việc này chi bộ chưa tự đặt ngày nên không có gì để bỏ.",),
    "bad_day": ("Không đặt được ngày này; đồng chí chọn ngày khác.",),
    "not_of_the_cell.approve": ("Chỉ bí thư, cấp ủy của $cell hoặc Văn phòng duyệt được.",),
    "not_of_the_cell.invite": ("Chỉ bí thư, cấp ủy của $cell hoặc Văn phòng mời được người vào.",),
    "not_of_the_cell.people": ("Chỉ bí thư, cấp ủy của $cell hoặc Văn phòng làm được việc này.",),
    "bad_list": (
        "Tệp $path: $why; đồng chí lấy mẫu bằng troly people template.",
        "Không đọc được danh sách này; đồng chí lấy mẫu bằng troly people template.",
    ),
    "last_admin": (
        "Đây là quản trị cuối cùng; xin giao quyền quản trị cho người khác trước (/thanhvien).",
    ),
    "too_fast": (
        "Đồng chí gửi hơi nhanh; xin đợi $seconds giây rồi gửi tiếp.",
        "Đồng chí gửi hơi nhanh; xin đợi một phút rồi gửi tiếp.",
    ),
    "too_many_guesses": (
        "Đồng chí đã thử nhiều mã không đúng; xin đợi một giờ, hoặc gọi $office.",
        "Đồng chí đã thử nhiều mã không đúng; xin đợi một giờ rồi thử lại.",
    ),
    "too_many_requests": (
        "Hôm nay đồng chí đã gửi nhiều yêu cầu; xin gọi $office.",
        "Hôm nay đồng chí đã gửi nhiều yêu cầu; xin gọi Văn phòng.",
    ),
    "not_of_the_cell": (
        "Chỉ bí thư, cấp ủy của $cell đặt được ngày này.",
        "Chỉ bí thư, cấp ủy của chi bộ đặt được ngày này.",
    ),
    "bad_range.unreadable": (
        "Không hiểu ngày “$said”; viết như 20/11/2026, 2026-11-20, “cuối tháng” hay “quý 4”.",
    ),
    "bad_range.backwards": ("Ngày bắt đầu ($first) sau ngày kết thúc ($last); đổi lại giúp.",),
    "bad_range": ("Khoảng ngày chưa đúng; viết như --from 1/3/2026 --to 31/12/2026.",),
    "file_unwritable": (
        "Không ghi được tệp $path; đồng chí chọn thư mục khác.",
        "Không ghi được tệp; đồng chí chọn thư mục khác.",
    ),
    "bad_organisation_file": (
        "Tệp $path chưa đúng ở chỗ “$place”; đồng chí xem mẫu demo/to-chuc.toml.",
        "Không đọc được tệp $path; đồng chí xem mẫu demo/to-chuc.toml.",
        "Không đọc được tệp chi bộ và đảng viên; đồng chí xem mẫu demo/to-chuc.toml.",
    ),
    "data_unusable.no_folder": (
        "Không dùng được $path vì đó không phải thư mục; đồng chí đặt TROLY_DATA vào một thư mục.",
    ),
    "data_unusable.not_writable": (
        "Không ghi được vào thư mục $path; đồng chí kiểm tra quyền ghi hoặc đổi TROLY_DATA.",
    ),
    "data_unusable.damaged": (
        "Tệp troly.db trong $path bị hỏng; đồng chí khôi phục bản sao lưu: troly restore TỆP.",
    ),
    "data_unusable.restoring": (
        "Lần khôi phục trước bị ngắt giữa chừng; đồng chí chạy lại: troly restore --replace TỆP.",
    ),
    "data_unusable.full": ("Hết chỗ trên đĩa của thư mục dữ liệu $path; đồng chí dọn bớt.",),
    "data_unusable": ("Không dùng được thư mục dữ liệu; đồng chí kiểm tra TROLY_DATA.",),
    "not_staff": (
        "Việc này do cán bộ Văn phòng làm; đồng chí thấy chỗ nào chưa đúng, xin báo Văn phòng.",
    ),
    "files_not_taken": (
        "Trợ lý chỉ nhận tệp từ Văn phòng, tệp này không được giữ; đồng chí hỏi bằng chữ giúp.",
    ),
    "not_secretary": ("Việc này do bí thư, cấp ủy của chi bộ hoặc Văn phòng làm.",),
    "not_admin": ("Việc này chỉ quản trị của trợ lý làm được.",),
    "not_in_group": ("Việc này xin đồng chí nhắn riêng cho trợ lý, không làm trong nhóm.",),
    "unclear_duty": (
        "Chưa hiểu “$said”; đồng chí gõ như: /sua 12 trước ngày 20 hằng tháng.",
        "Chưa hiểu; đồng chí gõ như: /sua 12 trước ngày 20 hằng tháng.",
    ),
    "stopped": ("Đã dừng; văn bản nào đã đăng thì vẫn được giữ.",),
    "terminal_needed": ("Không có ai để hỏi lại; thêm --yes để đăng mà không hỏi.",),
}
SENTENCES |= upkeep_errors.SENTENCES | report_errors.SENTENCES | model_errors.SENTENCES
# something nobody foresaw: it is logged before this is said
UNFORESEEN = "Có lỗi ngoài dự kiến, đã được ghi lại; mong đồng chí thử lại sau ít phút."


def sentence(error: AssistantError) -> str:
    """Say *error* in one sentence."""
    facts = {key: _said(value) for key, value in error.facts.items() if value is not None}
    detail = facts.get("reason") or facts.get("provider") or facts.get("part")
    templates = (Template(text) for text in _candidates(error.code, detail))
    return next(
        template.substitute(facts)
        for template in templates
        if set(template.get_identifiers()) <= facts.keys()
    )


def _said(fact: object) -> str:
    return f"{fact:%d/%m/%Y}" if isinstance(fact, date) else str(fact)


def _candidates(code: str, detail: str | None) -> Iterator[str]:
    for key in (f"{code}.{detail}", code, "error"):
        yield from SENTENCES.get(key, ())
