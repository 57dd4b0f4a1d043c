from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from index.build import build_index
from tests.browser.test_search_in_browser import LOW_CONTRASTS, PHONE
from tests.web.retold_articles import LAWSUIT, REPRINTS, RETOLD, TRIAL
from tests.web.running_server import running


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over articles that retell each other."""
    directory = tmp_path_factory.mktemp("index")
    build_index(RETOLD, directory)
    with running(directory) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def test_a_reader_opens_similar_articles_from_the_keyboard_and_lists_them(page: Page) -> None:
    page.goto("/search?q=cat+song+rang")
    expect(page.get_by_role("article")).to_have_count(3)
    hit = page.get_by_role("article").filter(has_text="bài tương tự")
    under = hit.locator("details").get_by_role("link").first
    expect(under).to_be_hidden()
    hit.get_by_text("và 12 bài tương tự").focus()
    page.keyboard.press("Enter")
    expect(under).to_be_visible()

    page.get_by_role("link", name="Hiện riêng từng bài").click()
    expect(page.get_by_role("article")).to_have_count(10)
    page.get_by_role("link", name="Gộp các bài tương tự").click()
    expect(page.get_by_role("article")).to_have_count(3)


def test_a_reader_follows_a_related_article_and_still_finds_back(page: Page) -> None:
    page.goto(f"/articles/{TRIAL.id}?q=cat+song")
    region = page.get_by_role("region", name="Cùng sự việc")
    region.get_by_role("link", name=LAWSUIT.title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(LAWSUIT.title)
    page.get_by_role("link", name="Về kết quả tìm").click()
    expect(page.get_by_label("Tìm trong kho báo")).to_have_value("cat song")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/search?q=cat+song+rang", f"/articles/{REPRINTS[0].id}"])
def test_it_fits_a_phone_and_stands_out_from_its_ground(
    browser: Browser, address: str, path: str, scheme: str
) -> None:
    context = browser.new_context(base_url=address, viewport=PHONE, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.evaluate(LOW_CONTRASTS) == []
    context.close()
