"""Suggestions in a real browser: the ARIA combobox pattern, and input methods that compose."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

AS_AN_INPUT_METHOD = """(input, [type, key]) => input.dispatchEvent(type === 'keydown'
  ? new KeyboardEvent(type, { key, isComposing: true, bubbles: true, cancelable: true })
  : type === 'input' ? new InputEvent(type, { data: key, isComposing: true, bubbles: true })
  : new CompositionEvent(type, { data: key, bubbles: true }))"""
"""Dispatches an event as it comes while a syllable is composed; gives whether the browser goes on with it."""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/")
    yield page
    assert complaints == []
    context.close()


@pytest.fixture
def field(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Tìm trong kho báo")


@pytest.fixture
def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Gợi ý").get_by_role("option")


def active(page: Page, field: Locator) -> str | None:
    """Return the text of the option that the field says is the active one."""
    named = field.get_attribute("aria-activedescendant")
    return page.locator(f"#{named}").locator("span").inner_text() if named else None


def test_a_list_drops_down_under_the_field_and_moves_nothing(
    page: Page, field: Locator, options: Locator
) -> None:
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_attribute("aria-autocomplete", "list")
    help_before = page.locator(".help").bounding_box()
    field.press_sequentially("tran t")

    expect(options).to_have_text(["Trần Thị Mậnngười"])
    expect(field).to_have_attribute("aria-expanded", "true")
    listed = page.get_by_role("listbox")
    expect(field).to_have_attribute("aria-controls", listed.get_attribute("id") or "none")
    expect(page.get_by_role("status")).to_have_text("1 gợi ý")
    assert page.locator(".help").bounding_box() == help_before
    below, box = listed.bounding_box(), field.bounding_box()
    assert below
    assert box
    assert below["y"] >= box["y"] + box["height"]


def test_arrows_go_through_the_options_and_never_write_into_the_field(
    page: Page, field: Locator, options: Locator
) -> None:
    field.press_sequentially("b")
    expect(options.first).to_be_visible()
    last = options.count() - 1
    assert last > 0
    field.press("ArrowDown")
    assert active(page, field) == options.first.locator("span").inner_text()
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("ArrowUp")
    assert active(page, field) is None
    field.press("ArrowUp")
    assert active(page, field) == options.nth(last).locator("span").inner_text()
    expect(options.first).to_have_attribute("aria-selected", "false")
    expect(field).to_have_value("b")
    expect(field).to_be_focused()


def test_enter_takes_the_active_option_and_searches(page: Page, field: Locator, options: Locator) -> None:
    field.press_sequentially("tran t")
    expect(options.first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(page).to_have_url("/search?q=Tr%E1%BA%A7n+Th%E1%BB%8B+M%E1%BA%ADn")
    expect(page.get_by_role("article")).to_have_count(2)


def test_enter_without_an_active_option_searches_for_what_was_typed(
    page: Page, field: Locator, options: Locator
) -> None:
    field.press_sequentially("tran t")
    expect(options.first).to_be_visible()
    field.press("Enter")
    expect(page).to_have_url("/search?q=tran+t")


def test_a_click_takes_an_option_and_searches(page: Page, field: Locator, options: Locator) -> None:
    field.press_sequentially("tran t")
    options.first.click()
    expect(page).to_have_url("/search?q=Tr%E1%BA%A7n+Th%E1%BB%8B+M%E1%BA%ADn")


def test_escape_closes_the_list_and_keeps_what_was_typed(
    page: Page, field: Locator, options: Locator
) -> None:
    field.press_sequentially("tran t")
    expect(options.first).to_be_visible()
    field.press("ArrowDown")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("tran t")
    assert active(page, field) is None
    field.press("ArrowDown")
    expect(options.first).to_be_visible()


@pytest.mark.parametrize("leave", ["Tab", "click"])
def test_leaving_the_field_closes_the_list(page: Page, field: Locator, options: Locator, leave: str) -> None:
    field.press_sequentially("tran t")
    expect(options.first).to_be_visible()
    if leave == "Tab":
        field.press("Tab")
        expect(page.get_by_role("button", name="Tìm")).to_be_focused()
    else:
        page.locator("h1").click()
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("tran t")


def test_nothing_happens_to_the_field_while_an_input_method_composes(
    page: Page, field: Locator, options: Locator
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    field.press_sequentially("tran t")
    expect(options.first).to_be_visible()
    before = len(asked)

    field.evaluate(AS_AN_INPUT_METHOD, ["compositionstart", ""])
    for key in ("ArrowDown", "ArrowUp", "Escape", "Enter"):
        assert field.evaluate(AS_AN_INPUT_METHOD, ["keydown", key]), f"{key} was taken from the input method"
    field.evaluate("input => { input.value = 'tran thị' }")
    field.evaluate(AS_AN_INPUT_METHOD, ["input", "thị"])
    page.wait_for_timeout(300)
    assert (active(page, field), len(asked)) == (None, before)
    expect(field).to_have_value("tran thị")
    expect(page).to_have_url("/")

    with page.expect_response("**/api/suggest?q=tran+th*"):
        field.evaluate(AS_AN_INPUT_METHOD, ["compositionend", "thị"])
    expect(options).to_have_text(["Trần Thị Mậnngười"])
    expect(field).to_have_value("tran thị")
    assert len(asked) == before + 1


def test_a_key_that_the_input_method_takes_is_left_to_it(
    page: Page, field: Locator, options: Locator
) -> None:
    field.press_sequentially("tran t")
    expect(options.first).to_be_visible()
    goes_on = field.evaluate(
        "input => input.dispatchEvent(new KeyboardEvent('keydown', "
        "{ key: 'ArrowDown', keyCode: 229, bubbles: true, cancelable: true }))"
    )
    assert goes_on
    assert active(page, field) is None


def test_an_answer_that_comes_late_is_not_shown(page: Page, field: Locator, options: Locator) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/api/suggest?q=b", hold)
    field.press_sequentially("b")
    page.wait_for_timeout(300)
    field.fill("tran t")
    expect(options).to_have_text(["Trần Thị Mậnngười"])
    for route in held:
        route.fulfill(json={"query": "b", "suggestions": [{"text": "Bão", "kind": "word", "count": 1}]})
    page.wait_for_timeout(200)
    expect(options).to_have_text(["Trần Thị Mậnngười"])


def test_markup_in_a_suggestion_is_shown_not_run(page: Page, field: Locator, options: Locator) -> None:
    text = "<img src=x onerror=alert(1)>"
    page.route(
        "**/api/suggest?*",
        lambda route: route.fulfill(json={"suggestions": [{"text": text, "kind": "word", "count": 1}]}),
    )
    field.press_sequentially("x")
    expect(options).to_have_text([text])
    assert page.locator(".suggest img").count() == 0


def test_a_server_that_fails_leaves_the_form_as_it_was(page: Page, field: Locator) -> None:
    page.route("**/api/suggest?*", lambda route: route.abort())
    field.press_sequentially("tran t")
    page.wait_for_timeout(300)
    expect(page.get_by_role("listbox")).to_be_hidden()
    field.press("Enter")
    expect(page).to_have_url("/search?q=tran+t")
