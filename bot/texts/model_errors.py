"""Sentences on models that cannot be used."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, ...]] = {
    "provider_unavailable.model_package": (
        (
            "Mô hình $name cần gói sentence-transformers; đồng chí cài: pip install"
            " sentence-transformers, hoặc bỏ $setting."
        ),
    ),
    "provider_unavailable.model_folder": (
        "Thư mục $name không có mô hình dùng được; đồng chí kiểm tra $setting.",
    ),
    "provider_unavailable.model_code": (
        (
            "Mô hình $name chỉ chạy bằng mã riêng kèm theo, trợ lý không chạy mã lạ;"
            " đồng chí chọn mô hình khác cho $setting."
        ),
    ),
    "provider_unavailable.model_name": (
        (
            "Không tải được mô hình $name; đồng chí kiểm tra tên trong $setting và kết nối mạng,"
            " hoặc chép mô hình về một thư mục."
        ),
    ),
    "provider_unavailable.model_failed": (
        "Mô hình $name chạy lỗi, có thể do hết bộ nhớ; đồng chí chọn mô hình nhỏ hơn cho $setting.",
    ),
}
