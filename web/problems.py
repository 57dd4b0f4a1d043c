"""Every error as a problem: its status, and the sentence that a reader gets.

The API sends it as `application/problem+json` (RFC 9457), the pages as a page; both say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import singledispatch

from werkzeug.exceptions import HTTPException

from index.errors import IndexDamagedError, IndexingError, IndexNotFoundError
from web.errors import ParameterError, UnknownArticleError

TITLES = {
    400: "Yêu cầu không hợp lệ",
    404: "Không tìm thấy",
    405: "Phương thức không được phép",
    500: "Máy chủ gặp lỗi",
    503: "Chưa phục vụ được",
}
DETAILS = {
    404: "Địa chỉ này không có trang nào.",
    405: "Địa chỉ này chỉ nhận phương thức GET và HEAD.",
    500: "Máy chủ gặp lỗi ngoài dự liệu; lỗi đã được ghi lại. Xin thử lại sau.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong with one request.

    Attributes:
        status: The HTTP status, 400–599.
        detail: What came, what was expected and what to do.
        members: More that a program may use: `parameter`, `value`, `allowed`, `limit`.
        headers: Headers that the answer needs.
    """

    status: int
    detail: str
    members: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What kind of problem it is, the same for every problem of a status."""
        return TITLES.get(self.status, "Không thực hiện được yêu cầu")


@singledispatch
def problem(error: Exception) -> Problem:
    """Return `error` as a problem; what no one foresaw is the server's fault.

    >>> problem(UnknownArticleError("Không có bài này.")).status
    404
    """
    del error
    return Problem(status=500, detail=DETAILS[500])


@problem.register
def _(error: ParameterError) -> Problem:
    members = {"parameter": error.parameter, "value": error.value, "allowed": error.allowed}
    return Problem(status=400, detail=str(error), members=members | _limit(error.limit))


@problem.register
def _(error: UnknownArticleError) -> Problem:
    return Problem(status=404, detail=str(error))


@problem.register
def _(error: IndexNotFoundError) -> Problem:
    del error
    return _unavailable(
        "Kho báo chưa có chỉ mục. Người quản trị chạy lệnh “make index” để dựng, rồi tải lại trang này."
    )


@problem.register
def _(error: IndexDamagedError) -> Problem:
    del error
    return _unavailable(
        "Chỉ mục bị hỏng. Người quản trị chạy lệnh “make index” để dựng lại, rồi tải lại trang này."
    )


@problem.register
def _(error: IndexingError) -> Problem:
    del error
    return _unavailable("Chỉ mục chưa mở được. Xin thử lại sau ít phút.")


@problem.register
def _(error: HTTPException) -> Problem:
    status = error.code or 500
    kept = {name: value for name, value in error.get_headers() if name == "Allow"}
    return Problem(status=status, detail=DETAILS.get(status, "Máy chủ không nhận yêu cầu này."), headers=kept)


def _unavailable(detail: str) -> Problem:
    return Problem(status=503, detail=detail, headers={"Retry-After": "60"})


def _limit(name: str | None) -> dict[str, str]:
    return {"limit": name} if name else {}
