"""What is said where nothing is looked up, by the code of the statement."""

SENTENCES: dict[str, str] = {
    "decline_write": (
        "Mong đồng chí thông cảm: trợ lý chỉ tra cứu văn bản, không viết bài tuyên truyền, phản bác"
        " hay soạn thay. Đồng chí cần biết văn bản yêu cầu gì, xin cứ hỏi."
    ),
    "decline_watch": (
        "Mong đồng chí thông cảm: trợ lý chỉ tra cứu văn bản, không theo dõi hay đánh giá"
        " con người, dư luận. Đồng chí cần biết văn bản yêu cầu gì, xin cứ hỏi."
    ),
    "say_whole": (
        "Câu này còn thiếu nên chưa tra cứu được. Đồng chí viết cả câu giúp, ví dụ: “Báo cáo quý"
        " gửi về đâu?”"
    ),
}
