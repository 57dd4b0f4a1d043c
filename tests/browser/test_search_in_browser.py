from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

PHONE = {"width": 360, "height": 740}
LONG_WORD = "khong" * 39

LOW_CONTRASTS = """() => {
  const rgb = (color) => color.startsWith('#')
    ? [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16))
    : color.match(/[0-9.]+/g).map(Number);
  const luminance = (color) => rgb(color).slice(0, 3)
    .map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (element) => {
    const style = getComputedStyle(element);
    if (element.tagName === 'MARK') return style.getPropertyValue('--marker').trim();
    const transparent = rgb(style.backgroundColor)[3] === 0;
    return transparent && element.parentElement ? ground(element.parentElement) : style.backgroundColor;
  };
  const low = [];
  for (const element of document.querySelectorAll('body *')) {
    const text = element.tagName === 'INPUT' ? element.value
      : [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join('').trim();
    if (!text) continue;
    const style = getComputedStyle(element);
    const [dark, light] = [luminance(style.color), luminance(ground(element))].sort((a, b) => a - b);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < (large ? 3 : 4.5)) low.push(`${contrast.toFixed(2)} ${element.tagName} ${text}`);
  }
  return low;
}"""
"""The texts whose contrast is below WCAG 2.2 level AA (success criterion 1.4.3)."""


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def test_a_reader_types_without_accents_follows_a_result_and_comes_back(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Tìm trong kho báo").fill("lang chai vinh ha")
    page.get_by_role("button", name="Tìm").click()

    hit = page.get_by_role("article").first
    assert "".join(hit.locator("mark").all_inner_texts()).lower().startswith("làng chài vĩnh hạ")

    hit.get_by_role("heading").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bão số 4 áp sát bờ")
    expect(page.locator("h1 mark").first).to_be_visible()
    expect(page.get_by_label("Tìm trong kho báo")).to_have_value("lang chai vinh ha")

    page.get_by_role("link", name="Về kết quả tìm").click()
    expect(page.get_by_label("Tìm trong kho báo")).to_have_value("lang chai vinh ha")


def test_a_reader_filters_by_a_person_and_removes_the_filter(page: Page) -> None:
    page.goto("/search?q=bao")
    before = page.get_by_role("article").count()
    page.get_by_role("complementary").get_by_role("link", name="Lê Hoài Sơn").click()

    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_label("Tìm trong kho báo")).to_have_value("bao")

    page.get_by_role("link", name="Bỏ lọc Người: Lê Hoài Sơn").click()
    expect(page.get_by_role("article")).to_have_count(before)


def test_a_reader_without_a_mouse_searches_from_the_keyboard(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address)
    page.goto("/search")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Tìm trong kho báo")).to_be_focused()
    page.keyboard.type("cau dong lau")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article").first).to_contain_text("Thông xe cầu Đồng Lau")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/search?q=bao",
        "/articles/bao-so-4?q=bao",
        f"/search?q={LONG_WORD}",
        f"/search?from={LONG_WORD}",
        "/nope",
    ],
)
def test_nothing_is_wider_than_a_phone_and_nothing_is_blocked(
    browser: Browser, address: str, path: str, scheme: str
) -> None:
    context = browser.new_context(base_url=address, viewport=PHONE, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert not [complaint for complaint in complaints if "Content Security Policy" in complaint]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/", "/search?q=bao+so+bo+lau&person=&source=", "/articles/bao-so-4?q=bao", "/nope"]
)
def test_every_text_stands_out_from_its_ground(
    browser: Browser, address: str, path: str, scheme: str
) -> None:
    page = browser.new_page(base_url=address, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(path)
    assert page.evaluate(LOW_CONTRASTS) == []
    page.close()
