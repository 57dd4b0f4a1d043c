"""What stands round an article on a web page: buttons, counters, templates, lists of other articles.

Recognised by what the pages of many newspapers have in common, never by the name of one: a line that is made of
nothing but such phrases, numbers and separators is furniture, and so is a line with the fixed opening of a notice.
"""

import re
from functools import lru_cache

_PHRASES = (
    # share, print, read aloud, font size
    r"chia sẻ(?: (?:bài viết|tin|thông tin(?: với bạn bè)?|lên|qua|trên|facebook|zalo))*",
    r"facebook|twitter|zalo|messenger|linkedin|pinterest|telegram|whatsapp|viber|google(?:\+| plus| news)?|youtube|tiktok|instagram|email|e-mail|gmail|mail|print|share(?: this)?|tweet|copy link|copy|like(?: this)?|thích|reddit|tumblr|rss|fanpage|on",
    r"sao chép(?: (?:liên kết|link|đường dẫn))?|link gốc|link bài gốc|gốc|lấy link(?: copy link)?|copy link thành công|đã sao chép|bài gốc",
    r"in(?: ra| trang(?: này)?| bài(?: viết)?| ấn| tin)?|bản in|gửi(?: email| thư| bài(?: viết)?| cho bạn bè| mail| qua)+|lưu(?: bài(?: viết)?| tin)?|yêu thích|đóng cửa sổ(?: này)?|trang in",
    r"nghe(?: (?:đọc )?(?:bài(?: viết)?|báo|audio|tin)| nội dung)?|đọc bài(?: viết)?|đọc báo|(?:giọng )?(?:nam|nữ)(?: miền)? (?:bắc|trung|nam)|tốc độ(?: đọc)?|dừng đọc|phát|tạm dừng|[0-3](?:\.\d+)?x",
    r"a[-+]{0,2}|aa|font ?size|(?:xem )?(?:với )?cỡ chữ|(?:tăng|giảm) cỡ chữ|màu (?:chữ|sắc)|mặc định|(?:độ )?tương phản|t{1,3}",
    r"quan tâm|theo dõi(?: (?:chúng tôi|báo|trên|kênh|tại|qua|trang|fanpage))*|follow(?: us)?(?: on)?|đăng ký(?: ngay| nhận (?:tin|bản tin))?|nhận bản tin|(?:[\w ]{2,30} )?newsletters?|subscribe",
    # navigation
    r"trang chủ|home|về trang chủ|trang nhất|mới nhất|tin nóng|đọc nhiều|xem nhiều|tin mới|menu|tìm kiếm|search|đăng nhập|đăng xuất|sign (?:in|out)|log ?in|english|tiếng việt|vietnamese|giới thiệu|liên hệ|sơ đồ (?:trang|site|cổng)|sitemap|hỏi đáp|văn bản|thư viện(?: (?:ảnh|video))?|video|podcast|multimedia|infographics?|emagazine|e-?paper|báo in",
    r"quay lại|trở lại|trở về|về đầu trang|đầu trang|lên đầu trang|trang (?:trước|sau|đầu|cuối)|bài (?:viết )?(?:trước|sau|tiếp theo|kế tiếp)|tin (?:trước|sau)|tiếp theo|trước|sau|back(?: to top)?|top|next|previous|(?:previous|next|older|newer) (?:post|article)s?|skip to (?:main )?content|chuyển (?:đến|tới) nội dung(?: chính)?",
    r"xuất bản thông tin|chi tiết(?: bài viết| tin tức| tin)*|tin tức|bài viết|nội dung(?: bài viết| chi tiết| khác)?|hiển thị nội dung|trình chiếu nội dung|lịch sử|sự kiện",
    r"thời tiết|địa phương|tắt(?: \[x\])?|đóng(?: lại)?|\[x\]|x|date|null|undefined|loading|(?:like )?loading|đang tải|quảng cáo|advertisement|ads|banner|sponsored|tài trợ|xem kết quả|biểu quyết|kết quả",
    # counters and ratings
    r"(?:tổng )?(?:số )?lượt (?:truy cập|xem|đọc|người xem)|(?:lượt|số lượt|số lần|lần)? ?(?:xem|đọc|truy cập|views?|view count)(?: bài)?|lượt (?:thích|chia sẻ)|bình luận|comments?|phản hồi|trả lời|reply|đã xem|liên quan|lượt|người",
    r"đánh giá(?: bài viết)?|bình chọn|(?:click|nhấp|nhấn|bấm) (?:để|vào|chuột)\b[^.,;!?]{0,30}$|tổng số điểm.{0,60}|xếp hạng|phiếu bầu|điểm|sao|(?:bài viết )?chưa (?:có|được) (?:đánh giá|bình luận|xếp hạng)(?: nào)?|tặng sao|chuyển sao tặng cho thành viên",
    r"(?:hãy|trở thành) (?:là )?người đầu tiên (?:bình luận|tặng sao|đánh giá|thích|nhận xét|chia sẻ|để lại|gửi).{0,40}|hãy đăng nhập.{0,60}|\d+ (?:giây|phút|giờ|ngày|tuần|tháng|năm) trước|vừa xong|hôm nay|hôm qua",
    # comment forms
    r"ý kiến của bạn(?: (?:sẽ|về bài).{0,80})?|vui lòng (?:gõ|nhập|đăng nhập).{0,60}|nhập (?:nội dung|mã|họ tên|email|ý kiến|địa chỉ)[^.]{0,40}|họ (?:và )?tên(?: của bạn)?|mã (?:xác nhận|bảo mật|kiểm tra)|nội dung (?:bình luận|không được để trống)|viết bình luận.{0,30}|gửi (?:bình luận|ý kiến|phản hồi)|hủy|ẩn|xem thêm bình luận|tất cả|bình luận hay|tối đa:? \d+ ký tự|gõ (?:tiếng việt )?có dấu|ký tự|quan tâm nhất|nhập lại",
    r"leave a (?:reply|comment).{0,40}|your email address.{0,90}|required fields.{0,30}|để lại (?:một )?(?:bình luận|phản hồi).{0,30}|email của bạn sẽ không.{0,120}|cancel reply|save my name.{0,90}",
    # hotline and copyright lines
    r"(?:đường dây nóng|hotline)(?:\s*[:：].{0,60}|[\s\d.()+-]{0,40})|điện thoại\s*[:：].{0,40}|(?:đt|tel|fax)\s*[:：.].{0,30}|số điện thoại\s*[:：].{0,30}|liên hệ quảng cáo.{0,80}",
    r"(?:©|®|\(c\)|copyright|bản quyền(?: nội dung)? (?:thuộc|©|\d{4}))\b.{0,160}|bản quyền|ghi rõ nguồn.{0,120}|giấy phép (?:số|báo chí|xuất bản|hoạt động báo|thiết lập|mxh|icp)\b.{0,160}|(?:phó )?tổng biên tập\s*[:：].{0,80}|tòa soạn\s*[:：].{0,120}|tất cả (?:các )?quyền (?:được |đều được )?bảo.{0,40}|all rights reserved.{0,40}|(?:thiết kế|phát triển) bởi.{0,60}|powered by.{0,40}|cơ quan chủ quản\s*[:：].{0,100}",
    r"xem thêm tp\.? ?\w[\w .]{0,25}|dự báo thời tiết|nhiệt độ\s*[:：].{0,25}|độ ẩm\s*[:：].{0,20}|°c|tỷ giá|giá vàng|chứng khoán|usd|eur|jpy|vnd|sjc",
    r"đọc thêm|xem thêm|xem tiếp|còn (?:tiếp|nữa)|đọc tiếp|continue reading|read more|related|hết|kỳ (?:trước|sau)|\[trở về\]",
    r"tác giả\s*[:：]?\s*$|chú thích(?: ảnh)?|\d+ (?:phút|min|minutes?) (?:đọc|read)|tags?|(?:previous|next|older|newer) article|(?:file|tập tin|tệp|tài liệu) đính kèm|tải (?:về|xuống|file)|download|phiên bản (?:máy tính|di động|mobile)|[\w%.-]{1,80}\.(?:pdf|docx?|xlsx?|rar|zip|mp[34])",
    r"[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}",
)
_NUMBER = r"\d+(?:[.,:]\d+)*[km]?"
_PARTS = tuple(re.compile(rf"(?:{phrase})(?!\w)[^\w{{}}]*", re.IGNORECASE) for phrase in (*_PHRASES, _NUMBER))
_FIRST_PART = re.compile(rf"[^\w{{}}]*(?=(?:{'|'.join((*_PHRASES, _NUMBER))})(?!\w))", re.IGNORECASE)
_NOTICE = re.compile(
    r"\W*(?:theo dõi (?:báo|trang|kênh|chúng tôi|fanpage)\b[^.,;]{0,60}\b(?:trên|qua|tại)\b[^.,;]{0,40}|nhận thông báo (?:mới|tin).{0,60}"
    r"|đăng ký (?:ngay )?(?:để )?nhận (?:các |những )?(?:bản tin|tin|thông báo|gói tin|newsletter)\b.{0,60}|(?:kính )?mời (?:quý )?(?:bạn đọc|độc giả|vị|bạn)\b.{0,40}\b(?:theo dõi|chuyên mục|đón (?:đọc|xem)|xem (?:thêm|tiếp)|đọc thêm|fanpage).{0,120}"
    r"|mọi (?:thông tin|ý kiến|góp ý|tin bài).{0,40}(?:xin|vui lòng) (?:gửi|liên hệ).{0,120}|(?:filed under|posted in|tagged|categories|category)\b.{0,120}"
    r"|(?:xem|bấm|nhấn|click) (?:clip|video|audio)? ?(?:tại đây|để nghe|để xem).{0,40}|xem (?:video|clip)\s*(?:[:：].{0,80})?|>{2,}.*|»{2,}.*|[©®].*)",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(r"\{\s*[a-z_.]+\s*\}|\{\{[^{}]*\}\}|<%[^<>]*%>|\$\{[^{}]*\}", re.IGNORECASE)
_IMAGE_FILE = re.compile(
    r"(?:https?://\S+/)?[^/]{0,120}\.(?:jpe?g|png|gif|webp|bmp|svg|heic|tiff?)(?:\?\S*)?|"
    r"(?:IMG|DSC|DSCN|DJI|P)_?\d{3,}[\w-]*|image\d*|\[(?:ảnh|hình(?: ảnh)?|image|img|video|photo|caption)\]|(?:ảnh|hình) \d{1,2}|ảnh",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(
    r"(?:[^»›>→]{2,40}[»›>→]\s*)+[^»›>→]{0,120}|[»›→].*|(?:trang chủ|home)\s*[|/\\-].*", re.IGNORECASE
)
_TAGS = re.compile(
    r"(?:tags?|từ khóa|từ khoá|thẻ|chủ đề|keywords?|chuyên mục|category|sự kiện)\s*[:：]|(?:#\w[^#]*)+$|đăng trong\b",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"\W*(?:(?:các |những )?(?:tin|bài|bài viết|tin bài|tin tức|tin, bài|nội dung)(?: viết| tức)? (?:liên quan|khác|cùng (?:chuyên mục|chủ đề|loại|sự kiện|tác giả)|mới hơn|cũ hơn|đã (?:đăng|đưa)|mới(?: nhất)?|nổi bật|đọc nhiều(?: nhất)?)"
    r"|(?:đọc|xem|đọc nhiều|xem nhiều|tin đọc|tin xem)(?: thêm| tiếp| nhiều(?: nhất)?)|đọc nhiều(?: nhất)?|có thể bạn (?:quan tâm|thích|muốn).*|cùng (?:chuyên mục|chủ đề)|tin (?:nóng|mới|khác)|bài (?:cùng )?(?:đọc nhiều|nổi bật)"
    r"|dành cho bạn|nổi bật|mời (?:quý vị|bạn) (?:đón )?(?:đọc|xem)(?: thêm)?|mới cập nhật|video (?:nổi bật|mới|liên quan)|related(?: (?:posts?|news|articles?))?|you may also like|chuyên mục khác|gợi ý cho bạn|tiêu điểm|đừng bỏ lỡ|liên quan|còn (?:tiếp|nữa)\W*)"
    r"(?:\s*(?:\(\d+\)|[:：»>]+))*\s*",
    re.IGNORECASE,
)
_RELATED_INLINE = re.compile(
    r"\W*(?:(?:(?:xem|đọc) thêm|(?:tin|bài)(?: viết)? liên quan)\s*[:：>»]|mời (?:bạn )?(?:đọc|xem)(?: thêm)?\s*[:：]|>>+|»»*|[►▶])\s*\S",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"\W*(?:(?:\d+\s*)?(?:bình luận|ý kiến (?:bạn đọc|độc giả|của bạn)|phản hồi|comments?|thảo luận)(?:\s*\(?\d*\)?)?|viết bình luận|gửi (?:bình luận|ý kiến|phản hồi)(?: của bạn)?|bạn đọc bình luận|ý kiến\s*\(\d+\)|chia sẻ ý kiến(?: của bạn)?|(?:\d+ )?(?:responses?|comments?|thoughts?) (?:to|on)\b.{0,120}|leave a (?:reply|comment).{0,40}|để lại (?:một )?(?:bình luận|phản hồi).{0,30})\s*[:：]?\s*",
    re.IGNORECASE,
)
_POLL = re.compile(r"\W*(?:bình chọn|biểu quyết|xem kết quả|thăm dò(?: ý kiến)?)\W*", re.IGNORECASE)
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_LONGEST_FURNITURE = 240
_SENTENCE_WORDS = 6
_ENOUGH_PARTS = 24
"""No sentence begins with so many phrases of furniture, and trying on would take long."""


@lru_cache(maxsize=1 << 14)
def is_furniture(line: str) -> bool:
    """Whether `line` is nothing but page furniture.

    >>> is_furniture("Facebook Twitter Zalo | Lượt xem: 1.234")
    True
    >>> is_furniture("Chia sẻ là niềm vui của người già")
    False

    Args:
        line: One stripped line of NFC text; an empty one counts as furniture.
    """
    if len(line) > _LONGEST_FURNITURE:
        return False
    return (
        _LETTER_OR_DIGIT.search(line) is None
        or _TEMPLATE.search(line) is not None
        or _is_tags(line)
        or _is_only_phrases(line)
        or _NOTICE.fullmatch(line) is not None
    )


def _is_only_phrases(line: str) -> bool:
    """Whether `line` can be cut into phrases of furniture, numbers and separators, whichever way."""
    first = _FIRST_PART.match(line)
    if first is None:
        return False
    waiting, reached = [first.end()], {first.end()}
    while waiting:
        if len(reached) > _ENOUGH_PARTS:
            return True
        start = waiting.pop()
        for part in _PARTS:
            found = part.match(line, start)
            if found is None or found.end() in reached:
                continue
            if found.end() == len(line):
                return True
            reached.add(found.end())
            waiting.append(found.end())
    return False


def _is_tags(line: str) -> bool:
    """Whether `line` lists keywords; a sentence that begins like a list is none."""
    return _TAGS.match(line) is not None and not (line.endswith(".") and len(line.split()) >= _SENTENCE_WORDS)


def is_image_file(line: str) -> bool:
    """Whether `line` is the name or the placeholder of a picture.

    >>> is_image_file("IMG_1664523302187.jpg")
    True
    """
    return len(line) <= _LONGEST_FURNITURE and _IMAGE_FILE.fullmatch(line) is not None


def is_breadcrumb(line: str) -> bool:
    """Whether `line` is a path of sections, such as `Trang chủ » Chính trị`.

    >>> is_breadcrumb("Trang chủ » Chính trị » Xây dựng Đảng")
    True
    """
    return (
        len(line) <= _LONGEST_FURNITURE
        and not line.endswith((".", "?", "!", "”", '"'))
        and _BREADCRUMB.fullmatch(line) is not None
    )


def starts_other_articles(line: str) -> bool:
    """Whether `line` heads a list of other articles.

    >>> starts_other_articles("Tin cùng chuyên mục")
    True
    """
    return len(line) <= _LONGEST_FURNITURE and _RELATED.fullmatch(line) is not None


def names_other_article(line: str) -> bool:
    """Whether `line` itself points at another article.

    >>> names_other_article(">> Xem thêm: Lũ quét ở vùng cao")
    True
    """
    return len(line) <= _LONGEST_FURNITURE and _RELATED_INLINE.match(line) is not None


def starts_comments(line: str) -> bool:
    """Whether `line` heads the readers' comments, after which nothing of the article comes.

    >>> starts_comments("Bình luận (0)")
    True
    """
    return len(line) <= _LONGEST_FURNITURE and _COMMENTS.fullmatch(line) is not None


def is_poll(line: str) -> bool:
    """Whether `line` is a button of a poll, whose question stands before it.

    >>> is_poll("Bình chọn")
    True
    """
    return len(line) <= _LONGEST_FURNITURE and _POLL.fullmatch(line) is not None


_SECTION_NAMES = frozenset(
    """chính trị|xã hội|kinh tế|thời sự|văn hóa|văn hoá|giáo dục|y tế|thể thao|du lịch|pháp luật|quốc tế|thế giới|đời sống
sức khỏe|sức khoẻ|khoa học|công nghệ|nông nghiệp|nông thôn|an ninh|quốc phòng|bạn đọc|môi trường|giải trí|xây dựng đảng|tin tức
tin trong tỉnh|trong nước|trong tỉnh|kinh doanh|bất động sản|xe|nhịp sống|giao thông|đô thị|góc nhìn|chuyên đề|phóng sự|ký sự
điều tra|tin địa phương|hoạt động của lãnh đạo|đoàn thể|đảng|chính quyền|thông tin|sự kiện|tổng hợp|nghệ thuật|tuổi trẻ
đất và người|làm theo gương bác|tòa soạn - bạn đọc|lao động|việc làm|an toàn giao thông|biển đảo|dân tộc|tôn giáo|tư vấn|tiêu điểm
thị trường|chứng khoán|tài chính|ngân hàng|tài chính ngân hàng|doanh nghiệp|doanh nhân|văn nghệ|thơ|truyện ngắn|ẩm thực|bóng đá|gia đình
giới trẻ|nhịp sống trẻ|vĩ mô|tiêu dùng|dân sinh|địa phương|tổ chức cán bộ|tư liệu|lịch sử|tin nổi bật|tin tổng hợp|hoạt động|nội chính
thị trường chứng khoán|tin vắn|bình luận|diễn đàn|media|văn xã|khuyến học|tuyển sinh|du học|phân tích|nhân sự|cải cách hành chính|quân sự""".replace(
        "\n", "|"
    ).split("|")
)


def is_section(line: str) -> bool:
    """Whether `line` is the name of a newspaper's section, or several joined.

    >>> is_section("Nông nghiệp - Nông thôn"), is_section("Minh Hiển")
    (True, False)
    """
    if len(line) > _LONGEST_FURNITURE:
        return False
    whole = line.casefold().strip(" .:|")
    parts = re.split(r"\s*[-–&,|/]\s*|\s+và\s+", whole)
    return whole in _SECTION_NAMES or all(part in _SECTION_NAMES for part in parts)
