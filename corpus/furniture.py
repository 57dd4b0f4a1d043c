"""What stands round an article on a web page: buttons, counters, templates, lists of other articles.

Recognised by what the pages of many newspapers have in common, never by the name of one: a line that is made of
nothing but such phrases, numbers and separators is furniture.
"""

import re

_PHRASES = (
    # share, print, read aloud, font size
    r"chia sẻ(?: (?:bài viết|thông tin(?: với bạn bè)?|lên|qua|facebook|zalo))*",
    r"facebook|twitter|zalo|messenger|linkedin|pinterest|telegram|whatsapp|viber|google(?:\+| plus| news)?|youtube|tiktok|instagram|email|e-mail|gmail|print|share|tweet|copy link|copy|like|thích",
    r"sao chép(?: (?:liên kết|link|đường dẫn))?|link gốc|lấy link(?: copy link)?|copy link thành công|đã sao chép",
    r"in(?: trang| bài(?: viết)?| ấn)?|bản in|gửi(?: email| thư| bài(?: viết)?| cho bạn bè| mail)+|lưu(?: bài(?: viết)?)?|yêu thích",
    r"nghe(?: đọc)? (?:bài(?: viết)?|báo|audio)|đọc bài viết|giọng (?:nam|nữ)(?: miền (?:bắc|trung|nam))?|tốc độ đọc|dừng đọc",
    r"a[-+]{0,2}|cỡ chữ|tăng cỡ chữ|giảm cỡ chữ|aa|xem cỡ chữ|mặc định|độ tương phản|tương phản",
    r"quan tâm|theo dõi(?: (?:chúng tôi|báo|trên|kênh))*|follow(?: us)?|đăng ký(?: nhận (?:tin|bản tin))?|nhận bản tin",
    # navigation
    r"trang chủ|home|về trang chủ|trang nhất|mới nhất|tin nóng|đọc nhiều|xem nhiều|tin mới|menu|tìm kiếm|đăng nhập|đăng xuất|english|tiếng việt",
    r"quay lại|trở lại|trở về|về đầu trang|đầu trang|lên đầu trang|trang (?:trước|sau)|bài (?:trước|sau|tiếp theo)|tin (?:trước|sau)|tiếp theo|back|top|next|previous",
    r"xuất bản thông tin|chi tiết(?: bài viết| tin| tin tức)*|tin tức|bài viết|nội dung(?: bài viết| chi tiết)?|hiển thị nội dung|trình chiếu nội dung|lịch sử",
    r"thời tiết|địa phương|tắt(?: \[x\])?|đóng|\[x\]|x|date|null|undefined|loading|đang tải|quảng cáo|advertisement|ads|banner",
    # counters and ratings
    r"(?:tổng )?(?:số )?lượt (?:truy cập|xem|đọc|người xem)|(?:lượt|số lượt|số lần|lần)? ?(?:xem|đọc|truy cập|views?|view count)(?: bài)?|lượt (?:thích|chia sẻ)|bình luận|comments?|phản hồi|trả lời|reply",
    r"đánh giá(?: bài viết)?|bình chọn|(?:click|nhấn|bấm) (?:để|vào).{0,30}|tổng số điểm.{0,60}|xếp hạng|phiếu bầu|điểm|sao",
    # comment forms
    r"ý kiến của bạn.{0,90}|vui lòng (?:gõ|nhập|đăng nhập).{0,60}|nhập (?:nội dung|mã|họ tên|email|ý kiến).{0,40}|họ (?:và )?tên|mã (?:xác nhận|bảo mật)|nội dung bình luận|viết bình luận.{0,30}|gửi (?:bình luận|ý kiến|phản hồi)|hủy|ẩn|xem thêm bình luận|tất cả",
    # hotline and copyright lines
    r"đường dây nóng.{0,60}|hotline.{0,60}|điện thoại.{0,40}|fax.{0,30}|số điện thoại.{0,30}",
    r"(?:©|®|\(c\)|copyright|bản quyền).{0,160}|ghi rõ nguồn.{0,120}|giấy phép.{0,160}|tổng biên tập.{0,80}|tòa soạn.{0,120}|tất cả (?:các )?quyền.{0,60}|all rights reserved.{0,40}",
    r"xem thêm tp\.? ?\w[\w .]{0,25}|dự báo thời tiết.{0,20}|nhiệt độ.{0,25}|độ ẩm.{0,20}|°c",
)
_ONLY_FURNITURE = re.compile(
    # Atomic, so that a phrase that can be read in two ways is never tried twice.
    rf"(?>(?:{'|'.join(_PHRASES)}|\d+(?:[.,]\d+)*[km]?)(?!\w)|[^\w{{}}])++",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(r"\{\s*[a-z_.]+\s*\}|\{\{.*?\}\}|<%.*?%>|\$\{.*?\}", re.IGNORECASE)
_IMAGE_FILE = re.compile(
    r"(?:https?://\S+/)?[^\s/]*\.(?:jpe?g|png|gif|webp|bmp|svg|heic|tiff?)(?:\?\S*)?|"
    r"(?:IMG|DSC|DSCN|DJI|P)_?\d{3,}[\w-]*|image\d*|\[(?:ảnh|image|img|video|photo)\]",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(
    r"(?:[^»›>→]{2,40}[»›>→]\s*)+[^»›>→]{0,120}|[»›→].*|(?:trang chủ|home)\s*[|/\\-].*", re.IGNORECASE
)
_TAGS = re.compile(
    r"^(?:tags?|từ khóa|từ khoá|thẻ|chủ đề|keywords?|chuyên mục|category|sự kiện)\s*[:：]|^#\w", re.IGNORECASE
)
_RELATED = re.compile(
    r"^\W*(?:(?:các )?(?:tin|bài|bài viết|tin bài|tin tức|tin, bài)(?: viết| tức)? (?:liên quan|khác|cùng (?:chuyên mục|chủ đề|loại)|mới hơn|cũ hơn|đã đăng|mới(?: nhất)?|nổi bật|đọc nhiều(?: nhất)?)"
    r"|(?:đọc|xem|đọc nhiều|xem nhiều|tin đọc|tin xem)(?: thêm| tiếp| nhiều(?: nhất)?)|đọc nhiều(?: nhất)?|có thể bạn (?:quan tâm|thích).*|cùng (?:chuyên mục|chủ đề)"
    r"|tin (?:nóng|mới|khác)|bài (?:cùng )?(?:đọc nhiều|nổi bật)|dành cho bạn|nổi bật|mời (?:quý vị|bạn) (?:đón )?(?:đọc|xem).*|mới cập nhật|video (?:nổi bật|mới|liên quan)|related(?: posts| news)?)"
    r"\s*(?:[:：»>]+)?\s*$",
    re.IGNORECASE,
)
_RELATED_INLINE = re.compile(
    r"^\W*(?:(?:xem|đọc) thêm|tin liên quan|bài liên quan|mời (?:bạn )?(?:đọc|xem)(?: thêm)?|>>+|»»*)\s*[:：]?\s*\S",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"^\W*(?:(?:\d+\s*)?(?:bình luận|ý kiến (?:bạn đọc|độc giả|của bạn)|phản hồi|comments?|thảo luận)(?:\s*\(?\d*\)?)?|viết bình luận|gửi (?:bình luận|ý kiến|phản hồi)(?: của bạn)?|bạn đọc bình luận)\s*[:：]?\s*$",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Whether `line` is nothing but page furniture.

    >>> is_furniture("Facebook Twitter Zalo | Lượt xem: 1.234")
    True
    >>> is_furniture("Chia sẻ là niềm vui của người già")
    False

    Args:
        line: One stripped line of NFC text; an empty one counts as furniture.
    """
    return (
        not any(character.isalnum() for character in line)
        or bool(_TEMPLATE.search(line))
        or bool(_TAGS.match(line))
        or (len(line) <= _LONGEST_FURNITURE
        and _ONLY_FURNITURE.fullmatch(line) is not None)
    )


_LONGEST_FURNITURE = 240


def is_image_file(line: str) -> bool:
    """Whether `line` is the name or the placeholder of a picture.

    >>> is_image_file("IMG_1664523302187.jpg")
    True
    """
    return _IMAGE_FILE.fullmatch(line) is not None


def is_breadcrumb(line: str) -> bool:
    """Whether `line` is a path of sections, such as `Trang chủ » Chính trị`.

    >>> is_breadcrumb("Trang chủ » Chính trị » Xây dựng Đảng")
    True
    """
    return _BREADCRUMB.fullmatch(line) is not None and not line.endswith((".", "?", "!", "”", '"'))


def starts_other_articles(line: str) -> bool:
    """Whether `line` heads a list of other articles.

    >>> starts_other_articles("Tin cùng chuyên mục")
    True
    """
    return _RELATED.match(line) is not None


def names_other_article(line: str) -> bool:
    """Whether `line` itself points at another article.

    >>> names_other_article(">> Xem thêm: Lũ quét ở vùng cao")
    True
    """
    return _RELATED_INLINE.match(line) is not None


def starts_comments(line: str) -> bool:
    """Whether `line` heads the readers' comments, after which nothing of the article comes.

    >>> starts_comments("Bình luận (0)")
    True
    """
    return _COMMENTS.match(line) is not None


_SECTION_NAMES = frozenset(
    """chính trị|xã hội|kinh tế|thời sự|văn hóa|văn hoá|giáo dục|y tế|thể thao|du lịch|pháp luật|quốc tế|thế giới|đời sống
sức khỏe|sức khoẻ|khoa học|công nghệ|nông nghiệp|nông thôn|an ninh|quốc phòng|bạn đọc|môi trường|giải trí|xây dựng đảng|tin tức
tin trong tỉnh|trong nước|trong tỉnh|kinh doanh|bất động sản|xe|nhịp sống|giao thông|đô thị|góc nhìn|chuyên đề|phóng sự|ký sự
điều tra|tin địa phương|hoạt động của lãnh đạo|đoàn thể|đảng|chính quyền|thông tin|sự kiện|tổng hợp|nghệ thuật|tuổi trẻ
đất và người|làm theo gương bác|tòa soạn - bạn đọc|lao động|việc làm|an toàn giao thông|biển đảo|dân tộc|tôn giáo|tư vấn|tiêu điểm""".replace(
        "\n", "|"
    ).split("|")
)


def is_section(line: str) -> bool:
    """Whether `line` is the name of a newspaper's section, or several joined.

    >>> is_section("Nông nghiệp - Nông thôn"), is_section("Minh Hiển")
    (True, False)
    """
    parts = re.split(r"\s*[-–&,|/]\s*|\s+và\s+", line.casefold().strip(" .:|"))
    return all(part in _SECTION_NAMES for part in parts)
