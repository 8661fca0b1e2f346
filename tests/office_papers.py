"""Papers of invented bodies, written with python-docx in different layouts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

Columns = tuple[Sequence[str], Sequence[str]]


@dataclass(slots=True, kw_only=True)
class Writer:
    """Writes one paper in one layout."""

    font: str
    size: float
    align: ALIGN = ALIGN.JUSTIFY
    # first line, in cm; below 0 the other lines hang
    indent: float = 1.27
    # in points
    after: float = 6
    # of the size, or in points where larger than 5
    spacing: float = 1.0
    document: Document = field(default_factory=docx.Document)

    def __post_init__(self) -> None:
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = self.font, Pt(self.size)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), self.font)
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(1.5)
        section.top_margin = section.bottom_margin = Cm(2)

    def line(
        self,
        text: str,
        *,
        align: ALIGN = ALIGN.CENTER,
        bold: bool = False,
        inside: _Cell | None = None,
    ) -> Paragraph:
        """Write a line without indent, into a cell if *inside* is one."""
        paragraph = (self.document if inside is None else inside).add_paragraph()
        paragraph.add_run(text).bold = bold
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(0)
        return paragraph

    def body(self, *texts: str, bold: bool = False) -> None:
        """Write paragraphs of running text."""
        for text in texts:
            paragraph = self.document.add_paragraph()
            paragraph.add_run(text).bold = bold
            paragraph.alignment = self.align
            form = paragraph.paragraph_format
            form.first_line_indent = Cm(self.indent)
            form.left_indent = Cm(max(-self.indent, 0))
            form.space_after = Pt(self.after)
            form.line_spacing = self.spacing if self.spacing < 5 else Pt(self.spacing)

    def columns(
        self, left: Sequence[str], right: Sequence[str], *, list_left: bool = False
    ) -> None:
        """Write a header or foot as a table without rules."""
        table = self.document.add_table(rows=1, cols=2)
        for cell, texts, listed in zip(
            table.rows[0].cells, (left, right), (list_left, False), strict=True
        ):
            for text in texts:
                align = ALIGN.LEFT if listed else ALIGN.CENTER
                self.line(text, inside=cell, align=align, bold=text.isupper())
            cell._element.remove(cell.paragraphs[0]._element)
        self.line("")

    def table(self, widths: Sequence[float], rows: Sequence[Sequence[str]], head: int = 1) -> None:
        """Write a ruled table, widths in cm; "<" joins a cell to its left, "^" to the one above.

        The first *head* rows are printed again on every page.
        """
        table = self.document.add_table(rows=len(rows), cols=len(widths), style="Table Grid")
        table.autofit = False
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                cell = table.cell(at, column)
                cell.width = Cm(widths[column])
                if text not in ("<", "^"):
                    first, *more = text.split("\n")
                    cell.paragraphs[0].add_run(first)
                    for paragraph in more:
                        cell.add_paragraph(paragraph)
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                if text in ("<", "^"):
                    other = (at, column - 1) if text == "<" else (at - 1, column)
                    table.cell(*other).merge(table.cell(at, column))
        for row in table.rows[:head]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    def numbers(self, *, top: bool, align: ALIGN = ALIGN.CENTER) -> None:
        """Print page numbers, but on the first page."""
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        part = section.header if top else section.footer
        paragraph = part.paragraphs[0]
        paragraph.alignment = align
        for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
            run = paragraph.add_run()
            tag = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                tag.set(qn("w:fldCharType"), kind)
            else:
                tag.text = text
            run._element.append(tag)

    def landscape(self) -> None:
        """Go on on a page turned on its side."""
        section = self.document.add_section()
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)


def plan() -> Writer:
    """A kế hoạch with inner lists, first lines indented, page numbers at the top."""
    paper = Writer(font="Liberation Serif", size=14, spacing=18)
    paper.numbers(top=True)
    paper.columns(
        ("ĐẢNG BỘ TỈNH TRÀ SƠN", "ĐẢNG ỦY PHƯỜNG HẢI VÂN", "*", "Số 27-KH/ĐU"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", "Hải Vân, ngày 14 tháng 7 năm 2026"),
    )
    paper.line("KẾ HOẠCH", bold=True)
    paper.line("tổ chức sinh hoạt chuyên đề về chuyển đổi số trong công tác đảng", bold=True)
    paper.line("giai đoạn 2026 - 2028", bold=True)
    paper.body(
        "Thực hiện Chương trình số 19-CTr/TU, ngày 02/3/2026 của Ban Thường vụ Tỉnh ủy Trà Sơn về"
        " đẩy mạnh chuyển đổi số trong các cơ quan đảng, Đảng ủy phường Hải Vân xây dựng Kế hoạch"
        " tổ chức sinh hoạt chuyên đề tại các chi bộ trực thuộc như sau:"
    )
    paper.body("I- MỤC ĐÍCH, YÊU CẦU", bold=True)
    paper.body("1. Mục đích", bold=True)
    paper.body(
        "- Nâng cao nhận thức của cấp ủy, đảng viên về vai trò của dữ liệu, chữ ký số và Sổ tay"
        " đảng viên điện tử trong sinh hoạt chi bộ; khắc phục tình trạng ghi chép thủ công, báo cáo"
        " chậm, số liệu không khớp giữa chi bộ và Đảng ủy.",
        "- Tạo thói quen sử dụng phần mềm dùng chung, góp phần giảm giấy tờ, giảm họp, tăng thời"
        " gian cho cơ sở.",
    )
    paper.body("2. Yêu cầu", bold=True)
    paper.body(
        "a) Sinh hoạt chuyên đề phải thiết thực, gắn với nhiệm vụ của từng chi bộ, tránh khô cứng.",
        "b) Mỗi đảng viên tự đăng ký ít nhất 01 việc làm cụ thể, có thời hạn, có sản phẩm, được chi"
        " bộ theo dõi, nhắc nhở và đánh giá khi kiểm điểm cuối năm; riêng đảng viên cao tuổi, đảng"
        " viên được miễn sinh hoạt thì đăng ký theo khả năng.",
        "c) Bí thư chi bộ chịu trách nhiệm trước Đảng ủy về kết quả thực hiện.",
    )
    paper.body("II- NỘI DUNG, THỜI GIAN", bold=True)
    paper.body("1. Nội dung sinh hoạt năm 2026", bold=True)
    paper.body(
        "- Quý III/2026: Giới thiệu Sổ tay đảng viên điện tử, hướng dẫn cài đặt, đăng nhập, tra cứu"
        " tài liệu sinh hoạt chi bộ trên điện thoại. Trong đó:",
        "+ Các chi bộ khu dân cư làm trong tháng 8/2026, do Tổ công nghệ số cộng đồng hỗ trợ.",
        "+ Các chi bộ trường học, trạm y tế, công an, quân sự làm trong tháng 9/2026; nơi đã dùng"
        " thành thạo thì chuyển sang nội dung của quý IV.",
        "- Quý IV/2026: Thực hành lập dự thảo nghị quyết, biên bản họp chi bộ trên máy tính, ký số"
        " và gửi về Văn phòng Đảng ủy qua hệ thống thông tin điều hành tác nghiệp.",
    )
    paper.body("2. Thời gian báo cáo", bold=True)
    paper.body(
        "Chi bộ báo cáo kết quả từng quý về Đảng ủy (qua Văn phòng Đảng ủy) trước ngày 25 của tháng"
        " cuối quý; báo cáo năm gửi trước ngày 05/12/2026.",
        "Văn phòng Đảng ủy tổng hợp, tham mưu Ban Thường vụ Đảng ủy báo cáo Ban Tổ chức Tỉnh ủy và"
        " Văn phòng Tỉnh ủy theo quy định.",
    )
    paper.body("III- TỔ CHỨC THỰC HIỆN", bold=True)
    paper.body(
        "1. Ban Xây dựng Đảng chủ trì, phối hợp với Văn phòng Đảng ủy biên soạn tài liệu, cử báo"
        " cáo viên, theo dõi việc thực hiện của các chi bộ.",
        "2. Ủy ban nhân dân phường bố trí đường truyền, thiết bị tại nhà văn hóa các khu phố; chỉ"
        " đạo Tổ công nghệ số cộng đồng phân công thành viên giúp chi bộ.",
        "3. Các chi bộ căn cứ Kế hoạch này xây dựng lịch sinh hoạt, gửi Đảng ủy trước ngày 31/7/2026.",
    )
    paper.columns(
        ("Nơi nhận:", "- Thường trực Tỉnh ủy (để báo cáo),", "- Các chi bộ trực thuộc,",
         "- Các đồng chí Đảng ủy viên phụ trách các chi bộ khu dân cư,", "- Lưu Văn phòng Đảng ủy."),
        ("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ THƯỜNG TRỰC", "", "", "", "Đoàn Quang Lộc"),
        list_left=True,
    )  # fmt: skip
    return paper


def letter() -> Writer:
    """A công văn of a state body: "V/v" below the number, addressees, ragged, no indents."""
    paper = Writer(font="DejaVu Serif", size=12, align=ALIGN.LEFT, indent=0, after=8)
    paper.numbers(top=False)
    paper.columns(
        ("ỦY BAN NHÂN DÂN", "XÃ MƯỜNG KHOA", "Số: 318/UBND-VHXH",
         "V/v rà soát, cấp thẻ bảo hiểm y tế cho người thuộc hộ cận nghèo"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
         "Mường Khoa, ngày 21 tháng 5 năm 2026"),
    )  # fmt: skip
    paper.line("Kính gửi:")
    for text in (
        "- Trưởng các bản, tiểu khu;",
        "- Trạm Y tế xã;",
        "- Bảo hiểm xã hội khu vực III.",
    ):
        paper.line(text)
    paper.line("")
    paper.body(
        "Ngày 11/5/2026, Sở Y tế tỉnh Sơn Bình có Công văn số 902/SYT-BHYT về việc rà soát, cấp thẻ"
        " bảo hiểm y tế cho người thuộc hộ cận nghèo năm 2026. Để việc cấp thẻ kịp thời, không bỏ"
        " sót, không trùng lặp, Ủy ban nhân dân xã yêu cầu:",
        "1. Trưởng các bản, tiểu khu rà soát danh sách hộ cận nghèo, đối chiếu với sổ hộ khẩu điện"
        " tử, ghi rõ người mới sinh, người chuyển đi, người đã mất.",
        "2. Trạm Y tế xã cử cán bộ xuống bản hướng dẫn kê khai. Người không có giấy tờ tùy thân thì"
        " lập biên bản có xác nhận của trưởng bản và 02 người làm chứng; không từ chối tiếp nhận.",
        "3. Bảo hiểm xã hội khu vực III cấp thẻ trong 05 ngày làm việc kể từ khi nhận đủ hồ sơ.",
        "Danh sách gửi về Ủy ban nhân dân xã (qua công chức Văn hóa - Xã hội, ông Vì Văn Thinh, điện"
        " thoại 0900 000 112) chậm nhất ngày 10/6/2026. Quá thời hạn trên, đơn vị nào không gửi thì"
        " chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân xã.",
        "Ủy ban nhân dân xã yêu cầu các đơn vị nghiêm túc thực hiện./.",
    )
    paper.columns(
        ("Nơi nhận:", "- Như trên;", "- Chủ tịch, các Phó Chủ tịch UBND xã;", "- Lưu: VT, VHXH."),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "", "Cầm Thị Nhung"),
        list_left=True,
    )
    return paper


def guidance() -> Writer:
    """A hướng dẫn whose annex is a long table with merged cells, on turned pages."""
    paper = Writer(font="Noto Serif", size=13, spacing=1.15, indent=1.0)
    paper.columns(
        ("TỈNH ỦY SƠN BÌNH", "BAN DÂN VẬN", "*", "Số 08-HD/BDVTU"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", "Sơn Bình, ngày 03 tháng 02 năm 2026"),
    )
    paper.line("HƯỚNG DẪN", bold=True)
    paper.line("đăng ký, xây dựng và công nhận mô hình “Dân vận khéo” năm 2026", bold=True)
    paper.body(
        "Căn cứ Quy chế công tác dân vận của hệ thống chính trị tỉnh Sơn Bình; thực hiện Kết luận số"
        " 77-KL/TU ngày 18/12/2025 của Ban Thường vụ Tỉnh ủy, Ban Dân vận Tỉnh ủy hướng dẫn một số"
        " nội dung như sau:"
    )
    paper.body("I. ĐỐI TƯỢNG, TIÊU CHÍ", bold=True)
    paper.body(
        "1.1. Tập thể: chi bộ, thôn, bản, tổ dân phố, cơ quan, đơn vị, doanh nghiệp có cách làm sáng"
        " tạo, được nhân dân đồng tình.",
        "1.2. Cá nhân: cán bộ, đảng viên, người có uy tín trong đồng bào dân tộc thiểu số, chức sắc,"
        " chức việc tôn giáo.",
        "1.3. Tiêu chí chung: mục tiêu rõ; có người phụ trách; kết quả kiểm chứng được bằng số liệu"
        " cụ thể trước và sau khi thực hiện mô hình.",
    )
    paper.body("II. QUY TRÌNH", bold=True)
    paper.body(
        "(1). Đăng ký trước ngày 28/02/2026 theo Phụ lục kèm theo. (2). Kiểm tra giữa kỳ trong tháng"
        " 6. (3). Bình xét, công nhận trước ngày 15/11/2026.",
        "Hồ sơ đề nghị công nhận gồm: tờ trình; báo cáo thành tích có xác nhận của cấp ủy trực tiếp;"
        " biên bản họp bình xét.",
    )
    paper.columns(
        (
            "Nơi nhận:",
            "- Các đảng ủy xã, phường,",
            "- Đảng ủy các cơ quan Đảng tỉnh,",
            "- Lưu Ban Dân vận.",
        ),
        ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "", "", "Quàng Thị Mai"),
        list_left=True,
    )
    paper.landscape()
    paper.line("PHỤ LỤC", bold=True)
    paper.line("Chỉ tiêu đăng ký mô hình “Dân vận khéo” năm 2026", bold=True)
    places = ("Mường Khoa", "Hải Vân", "Nà Lạnh", "Chiềng Ơn", "Phiêng Tam", "Tạ Khoa")
    rows: list[Sequence[str]] = [
        ("TT", "Lĩnh vực và tên mô hình", "Số lượng", "<", "Đơn vị chủ trì", "Ghi chú"),
        ("^", "^", "Tập thể", "Cá nhân", "^", "^"),
    ]
    for at, place in enumerate(places, 1):
        rows.append(
            (
                f"{'I' * at if at < 4 else ('IV', 'V', 'VI')[at - 4]}",
                f"ĐẢNG BỘ {place.upper()}",
                "<",
                "<",
                "<",
                "<",
            )
        )
        rows += [
            (
                f"{at}.1",
                "Vận động nhân dân hiến đất làm đường theo Kết luận số 77-KL/TU",
                "03",
                "05",
                f"Đảng ủy {place}",
                "Báo cáo quý",
            ),
            (
                f"{at}.2",
                "Tổ tự quản về an ninh trật tự, vệ sinh môi trường ở khu dân cư",
                "02",
                "",
                "^" if at % 2 else "Mặt trận Tổ quốc",
                "",
            ),
        ]
    paper.table((1.5, 9, 2.2, 2.2, 5, 3.5), rows, head=2)
    return paper


def decision() -> Writer:
    """A quyết định: grounds, articles, hanging letters, two signature columns."""
    paper = Writer(font="Liberation Serif", size=13, indent=1.27, after=4, spacing=1.1)
    paper.numbers(top=True)
    paper.columns(
        ("ĐẢNG ỦY XÃ NÀ LẠNH", "*", "Số 61-QĐ/ĐU"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", "Nà Lạnh, ngày 30 tháng 9 năm 2026"),
    )
    paper.line("QUYẾT ĐỊNH", bold=True)
    paper.line("về việc thành lập Tổ công tác theo dõi thu, nộp đảng phí", bold=True)
    paper.line("-----")
    paper.body(
        "- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;",
        "- Căn cứ Quy chế làm việc số 02-QC/ĐU, ngày 11/8/2025 của Ban Chấp hành Đảng bộ xã khóa I,"
        " nhiệm kỳ 2025 - 2030;",
        "- Xét đề nghị của Văn phòng Đảng ủy,",
    )
    paper.line("BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH:", bold=True)
    paper.body(
        "Điều 1. Thành lập Tổ công tác theo dõi thu, nộp đảng phí gồm các đồng chí có tên sau đây:",
        "1. Đồng chí Hà Thị Lụa, Ủy viên Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra Đảng ủy, Tổ trưởng;",
        "2. Đồng chí Mùa A Sình, Chánh Văn phòng Đảng ủy, Tổ phó thường trực;",
        "3. Đồng chí Nguyễn Hữu Tài, kế toán Văn phòng Đảng ủy, thành viên.",
        "Điều 2. Tổ công tác có nhiệm vụ:",
        "a) Hướng dẫn chi bộ lập sổ thu, nộp đảng phí theo mẫu của Văn phòng Trung ương Đảng; đối"
        " chiếu số đảng viên với danh sách của Ban Tổ chức;",
        "b) Kiểm tra đột xuất khi có phản ánh; báo cáo Ban Thường vụ trong 03 ngày làm việc kể từ"
        " ngày kết thúc kiểm tra. Việc kiểm tra theo quy định tại Điều 9 của Quy chế làm việc và"
        " khoản 2 Điều 14 Quy định số 30-QĐ/ĐU ngày 01/6/2026;",
        "c) Tổng hợp, báo cáo định kỳ hằng quý.",
        "Điều 3. Văn phòng Đảng ủy, Ủy ban Kiểm tra, các chi bộ trực thuộc và các đồng chí có tên tại"
        " Điều 1 chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực kể từ ngày ký và"
        " thay thế Quyết định số 15-QĐ/ĐU, ngày 20/10/2025.",
    )
    paper.columns(
        ("Nơi nhận:", "- Như Điều 3,", "- Ban Tổ chức Tỉnh ủy,", "- Lưu Văn phòng Đảng ủy."),
        ("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "", "(Đã ký)", "", "Lường Văn Chựa"),
        list_left=True,
    )
    return paper


def notice() -> Writer:
    """A thông báo: no room between paragraphs, long titles over two lines, small type."""
    paper = Writer(font="DejaVu Serif", size=12, after=0, indent=1.0)
    paper.columns(
        ("ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH", "VĂN PHÒNG", "*", "Số       -TB/VPĐU"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", "Sơn Bình, ngày      tháng 11 năm 2026"),
    )
    paper.line("THÔNG BÁO", bold=True)
    paper.line(
        "kết luận của đồng chí Phó Bí thư Thường trực Đảng ủy tại Hội nghị giao ban công tác văn"
        " phòng cấp ủy tháng 10 năm 2026",
        bold=True,
    )
    paper.line("")
    paper.body(
        "Ngày 28/10/2026, tại trụ sở Đảng ủy các cơ quan Đảng tỉnh, đồng chí Phó Bí thư Thường trực"
        " chủ trì Hội nghị giao ban công tác văn phòng cấp ủy. Sau khi nghe Văn phòng báo cáo, ý kiến"
        " của các chi, đảng bộ, đồng chí Phó Bí thư Thường trực kết luận:",
        "1. Đánh giá chung: Trong tháng 10, văn phòng các cấp ủy đã tham mưu kịp thời, phục vụ chu"
        " đáo. Tuy nhiên, việc gửi báo cáo của một số chi bộ còn chậm từ 02 đến 05 ngày; thể thức văn"
        " bản chưa đúng quy định.",
        "2. Nhiệm vụ tháng 11:",
        "- Hoàn thành báo cáo năm, gửi về Văn phòng Đảng ủy trước ngày 18/11/2026.",
        "- Chuẩn bị hội nghị tổng kết; rà soát lại tài sản, con dấu, hồ sơ lưu trữ.",
        "- Phân công người trực trong các ngày nghỉ, ngày lễ.",
        "Văn phòng Đảng ủy thông báo để các chi, đảng bộ biết, thực hiện.",
    )
    paper.columns(
        ("Nơi nhận:", "- Các chi, đảng bộ trực thuộc,", "- Lưu Văn phòng."),
        ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "", "", "Tòng Thị Phương Anh"),
        list_left=True,
    )
    return paper


def report() -> Writer:
    """A báo cáo: figures in tables between paragraphs, hanging bullets, cells of paragraphs."""
    paper = Writer(font="Noto Serif", size=12, indent=-0.7, after=5, spacing=1.2)
    paper.numbers(top=False, align=ALIGN.RIGHT)
    paper.columns(
        ("ĐẢNG BỘ XÃ CHIỀNG ƠN", "CHI BỘ BẢN PHIÊNG TAM", "*", "Số 05-BC/CB"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", "Phiêng Tam, ngày 02 tháng 12 năm 2026"),
    )
    paper.line("BÁO CÁO", bold=True)
    paper.line("kết quả công tác năm 2026, phương hướng, nhiệm vụ năm 2027", bold=True)
    paper.body("I. KẾT QUẢ CÔNG TÁC NĂM 2026", bold=True)
    paper.body(
        "1. Công tác chính trị, tư tưởng: chi bộ tổ chức 12 buổi sinh hoạt thường kỳ, 04 buổi sinh"
        " hoạt chuyên đề; tỷ lệ đảng viên dự họp bình quân đạt 94,6%, tăng 3,1% so với năm 2025.",
        "• Đảng viên đi làm ăn xa báo cáo qua điện thoại, có ghi vào sổ theo dõi của chi bộ.",
        "• Không có đảng viên vi phạm những điều đảng viên không được làm; chưa phải xử lý kỷ luật"
        " đảng viên nào trong năm.",
        "2. Kết quả cụ thể như bảng sau:",
    )
    paper.table(
        (1.2, 7.2, 2.4, 2.4, 3.0),
        (
            ("TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Ghi chú"),
            ("1", "Kết nạp đảng viên", "02", "03", "Vượt 50%"),
            ("2", "Thu, nộp đảng phí (nghìn đồng)", "6.240", "6.240", "Đúng hạn"),
            ("3", "Phát triển kinh tế:\n- Diện tích cà phê (ha)\n- Đàn gia súc (con)", "41,5\n380", "43\n402", "Theo thống kê của bản, chưa thẩm định"),
            ("Cộng", "<", "03 chỉ tiêu", "<", "Hoàn thành"),
        ),
    )  # fmt: skip
    paper.line("")
    paper.body("II. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2027", bold=True)
    paper.body(
        "1. Tiếp tục thực hiện Nghị quyết Đại hội Chi bộ nhiệm kỳ 2025 - 2027; phấn đấu kết nạp 02"
        " đảng viên, bồi dưỡng 04 quần chúng ưu tú là người dân tộc Mông, dân tộc Thái.",
        "2. Kiến nghị Đảng ủy xã hỗ trợ 01 máy tính, 01 máy in phục vụ sinh hoạt chi bộ.",
    )
    paper.columns(
        ("Nơi nhận:", "- Đảng ủy xã Chiềng Ơn,", "- Lưu Chi bộ."),
        ("T/M CHI BỘ", "BÍ THƯ", "", "", "Giàng A Chu"),
        list_left=True,
    )
    return paper


def programme() -> Writer:
    """A chương trình whose header is set with tabs, in large type and wide room."""
    paper = Writer(font="Liberation Serif", size=14, spacing=1.5, after=6, indent=1.27)
    paper.line("TỈNH ỦY TRÀ SƠN\t\t\tĐẢNG CỘNG SẢN VIỆT NAM", align=ALIGN.LEFT)
    paper.line("BAN NỘI CHÍNH\t\t\tTrà Sơn, ngày 09 tháng 01 năm 2027", align=ALIGN.LEFT)
    paper.line("Số 03-CTr/BNCTU", align=ALIGN.LEFT)
    paper.line("")
    paper.line("CHƯƠNG TRÌNH", bold=True)
    paper.line("công tác năm 2027 của Ban Nội chính Tỉnh ủy", bold=True)
    paper.body(
        "Căn cứ Chương trình công tác năm 2027 của Ban Chấp hành Đảng bộ tỉnh, Ban Nội chính Tỉnh ủy"
        " xây dựng Chương trình công tác năm 2027 với những nội dung chủ yếu sau đây:",
        "1. Tham mưu Ban Thường vụ Tỉnh ủy sơ kết 03 năm thực hiện Chỉ thị số 26-CT/TU, ngày 14 tháng"
        " 02 năm 2024 về phòng, chống lãng phí; hoàn thành trong quý I/2027.",
        "2. Chủ trì, phối hợp với Ủy ban Kiểm tra Tỉnh ủy, Viện kiểm sát nhân dân, Tòa án nhân dân"
        " tỉnh rà soát các vụ việc tồn đọng, kéo dài, báo cáo Ban Chỉ đạo trước ngày 20/4/2027.",
        "3. Tổ chức 02 lớp bồi dưỡng nghiệp vụ cho cán bộ làm công tác nội chính ở cơ sở.",
        "Chương trình này thay cho giấy mời các cuộc làm việc định kỳ.",
    )
    paper.columns(
        ("Nơi nhận:", "- Thường trực Tỉnh ủy (b/c),", "- Đảng ủy các xã, phường,", "- Lưu BNCTU."),
        ("TRƯỞNG BAN", "", "", "", "Mai Xuân Thưởng"),
        list_left=True,
    )
    return paper


PAPERS: Mapping[str, Callable[[], Writer]] = {
    made.__name__: made for made in (plan, letter, guidance, decision, notice, report, programme)
}


def write(folder: Path, name: str) -> Path:
    """Write one of ``PAPERS`` as a .docx."""
    path = folder / f"{name}.docx"
    PAPERS[name]().document.save(str(path))
    return path
