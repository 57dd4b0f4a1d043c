"""Invented articles that retell each other, for the pages and the API."""

from dataclasses import replace
from datetime import date, datetime

from corpus.article import VIETNAM_TIME, Article, Person

TRIAL = Article(
    id="toa-xu",
    title="Hút trộm cát sông Rạng, chủ doanh nghiệp lĩnh sáu năm tù",
    lede="Tòa án tỉnh Vĩnh Sa tuyên phạt Khổng Văn Toản sáu năm tù sau hai ngày xét xử sơ thẩm.",
    body=(
        "Theo cáo trạng, Toản chỉ đạo ba tàu hút lấn ra ngoài mốc giấy phép tới bốn trăm mét, bơm cát lên sà lan vào ban đêm.",
        "Thẩm phán Đồng Thị Sen cho chiếu dữ liệu định vị của tàu: trong 271 đêm, tàu này 188 lần rời khỏi vùng được phép.",
        "Mười bốn hộ dân xã Rạng Ngoài có vườn bị sạt lở tham gia phiên tòa.",
    ),
    people=(Person(name="Khổng Văn Toản"), Person(name="Đồng Thị Sen", roles=("Thẩm phán",))),
    published=datetime(2023, 7, 19, 17, 30, tzinfo=VIETNAM_TIME),
    source="Báo Vĩnh Sa",
)
REPRINTS = tuple(
    replace(
        TRIAL,
        id=f"đăng-lại/{number}",
        title=f"Bơm cát sông Rạng ban đêm, giám đốc vào tù ({number})",
        published=date(2023, 7, 20 + number),
        source="Tân Trà Online",
    )
    for number in range(12)
)
LAWSUIT = Article(
    id="khoi-kien",
    title="Nhà vườn Rạng Ngoài kiện công ty hút cát sông Rạng",
    lede="Mười bốn hộ dân xã Rạng Ngoài nộp đơn kiện công ty của Khổng Văn Toản, đòi bồi thường vườn bị sạt lở.",
    body=(
        "Thẩm phán Đồng Thị Sen lưu ý dữ liệu định vị của tàu có thể dùng làm chứng cứ.",
        "Toản đã lĩnh sáu năm tù vì hút trộm cát sông Rạng ngoài mốc giấy phép.",
    ),
    people=(Person(name="Khổng Văn Toản"),),
    published=date(2023, 7, 22),
    source="Báo Vĩnh Sa",
)
YEARS_LATER = replace(
    LAWSUIT,
    id="nam-sau",
    title="Sông Rạng một năm sau vụ hút cát: vườn vẫn lở",
    lede="Mười bốn hộ dân xã Rạng Ngoài vẫn chờ bồi thường vườn bị sạt lở vì tàu hút trộm cát ngoài mốc giấy phép.",
    body=("Khổng Văn Toản đang chịu sáu năm tù. Dữ liệu định vị của tàu vẫn nằm trong hồ sơ kiện công ty.",),
    published=date(2024, 7, 19),
)
# So many that what the others tell is rare.
OTHERS = tuple(
    Article(
        id=f"khác-{number}",
        title=f"Tin khác số {number}",
        body=("Trời nắng, gió nhẹ.",),
        people=(Person(name="Y Hlin"),),
    )
    for number in range(80)
)
RETOLD = (TRIAL, *REPRINTS, LAWSUIT, YEARS_LATER, *OTHERS)
