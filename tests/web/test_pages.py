from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from lxml import html

from index.errors import IndexDamagedError, IndexNotFoundError
from search.errors import QueryError
from tests.web.conftest import broken_client

Open = Callable[[str], html.HtmlElement]
AWKWARD_ID = "/articles/%2Fl%E1%BA%A1%2F%2F%3F%23%25"


@pytest.fixture
def page(client: FlaskClient) -> Open:
    return lambda address: opened(client, address, 200)


def opened(client: FlaskClient, address: str, status: int) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == status, response.text
    assert response.content_type == "text/html; charset=utf-8"
    return html.fromstring(response.text)


def texts(tree: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in tree.xpath(path)]


@pytest.mark.parametrize(
    "address", ["/", "/search", "/search?q=bao", "/search?q=ngoeo", "/articles/bao-so-4", AWKWARD_ID]
)
def test_every_page_has_a_language_a_heading_landmarks_and_labelled_fields(page: Open, address: str) -> None:
    tree = page(address)
    assert tree.get("lang") == "vi"
    assert len(tree.xpath("//h1")) == 1
    assert len(tree.xpath("//main")) == len(tree.xpath("//header[@class='masthead']")) == 1
    assert tree.xpath("//form[@role='search']")
    assert tree.xpath("//title/text()")[0].strip()
    for field in tree.xpath("//input[not(@type='hidden')]"):
        assert tree.xpath("//label[@for=$id]", id=field.get("id")), field.get("name")
    assert len(ids := tree.xpath("//@id")) == len(set(ids))


@pytest.mark.parametrize("address", ["/", "/search?q=bao", "/articles/bao-so-4?q=bao"])
def test_a_page_loads_and_runs_nothing_but_its_own_files(page: Open, address: str) -> None:
    tree = page(address)
    assert not tree.xpath("//style | //*[@style] | //@*[starts-with(name(), 'on')]")
    (script,) = tree.xpath("//script")
    assert script.get("src").startswith("/static/suggest.js")
    assert not script.text_content().strip()
    assert all(
        link.startswith("/static/") for link in tree.xpath("//link[@rel!='next' and @rel!='prev']/@href")
    )


def test_the_front_page_names_the_site_the_number_of_articles_and_examples_that_find_something(
    page: Open,
) -> None:
    tree = page("/")
    assert texts(tree, "//*[@class='nameplate']") == ["Báo Làng"]
    assert texts(tree, "//h1") == ["Tìm trong 3 bài báo"]
    for example in tree.xpath("//p[@class='examples']/a"):
        assert example.text.isascii()
        assert page(example.get("href")).xpath("//article[@class='hit']")


def test_the_front_page_shows_the_newest_first(page: Open) -> None:
    assert texts(page("/"), "//section[@class='newest']//h3")[:2] == [
        "Bão số 4 áp sát bờ, làng chài Vĩnh Hạ sơ tán trong đêm",
        "Thông xe cầu Đồng Lau sau ba năm chờ đợi",
    ]


def test_a_result_shows_headline_time_source_author_marks_and_people(page: Open) -> None:
    (hit,) = page("/search?q=lang+chai").xpath("//article[@class='hit']")
    assert texts(hit, ".//h2") == ["Bão số 4 áp sát bờ, làng chài Vĩnh Hạ sơ tán trong đêm"]
    assert "".join(texts(hit, ".//h2//mark")).replace(" ", "") == "làngchài"
    assert hit.xpath(".//time/@datetime") == ["2022-08-30T15:32+07:00"]
    assert texts(hit, ".//time") == ["15:32, 30/8/2022"]
    assert texts(hit, ".//*[@class='dateline']/span") == ["Báo Vĩnh Hạ", "Hải Phong"]
    assert texts(hit, ".//*[@class='people']/a") == ["Lê Hoài Sơn", "Trần Thị Mận"]


def test_an_article_without_date_and_source_shows_none(page: Open) -> None:
    tree = page(AWKWARD_ID)
    assert not tree.xpath("//time")
    assert texts(tree, "//*[@class='dateline']") == [""]


def test_a_headline_leads_to_the_article_and_back_to_the_same_results(page: Open) -> None:
    address = "/search?q=bao&source=B%C3%A1o+V%C4%A9nh+H%E1%BA%A1&sort=newest"
    (link,) = page(address).xpath("//article[@class='hit']//h2/a/@href")
    article = page(link)
    assert texts(article, "//h1//mark")[0] == "Bão"
    assert article.xpath("//nav[@class='back']/a/@href") == [address]


def test_a_person_in_a_result_narrows_the_same_search(page: Open) -> None:
    tree = page("/search?q=bao+so+bo+lau")
    link = tree.xpath("//*[@class='people']/a[text()='Lê Hoài Sơn']/@href")[0]
    narrowed = page(link)
    assert texts(narrowed, "//*[@class='chips']/li") == ["Bỏ lọc Người: Lê Hoài Sơn ×"]
    assert len(narrowed.xpath("//article[@class='hit']")) == 1
    assert narrowed.xpath("//form[@role='search']//input[@name='q']/@value") == ["bao so bo lau"]


def test_a_chip_removes_its_filter(page: Open) -> None:
    tree = page("/search?q=bao&person=L%C3%AA+Ho%C3%A0i+S%C6%A1n")
    assert tree.xpath("//*[@class='chips']//a/@href") == ["/search?q=bao"]


def test_facets_show_counts_and_lead_to_narrower_results(page: Open) -> None:
    tree = page("/search?q=bao")
    assert texts(tree, "//section[@class='facet']/h3") == ["Người", "Nguồn", "Năm"]
    assert "2022 1 bài" in texts(tree, "//section[3]//ul/li")
    year = tree.xpath("//section[@class='facet']//a[contains(@href, 'from=2022-01-01')]/@href")[0]
    assert texts(page(year), "//article[@class='hit']//h2")[0].startswith("Bão số 4")


def test_the_form_keeps_filters_and_order(page: Open) -> None:
    tree = page("/search?q=bao&person=An&sort=oldest&page=2")
    kept = {field.get("name"): field.get("value") for field in tree.xpath("//header//input")}
    assert kept == {"q": "bao", "person": "An", "sort": "oldest"}


def test_the_line_between_all_words_and_most_words_is_where_the_list_crosses_it(page: Open) -> None:
    tree = page("/search?q=bao+so+bo+lau&sort=newest")
    assert texts(tree, "//*[@class='counts']")[0].startswith("1 bài có đủ các từ, 1 bài có ")
    order = [found.get("class") for found in tree.xpath("//*[@class='hits']/*[self::article or self::p]")]
    assert order == ["hit", "divider", "hit"]


def test_the_line_is_on_the_page_that_begins_with_an_article_that_lacks_words(page: Open) -> None:
    tree = page("/search?q=bao+so+bo+lau&page_size=1&page=2&sort=newest")
    order = [found.get("class") for found in tree.xpath("//*[@class='hits']/*[self::article or self::p]")]
    assert order == ["divider", "hit"]


@pytest.mark.parametrize(
    "address",
    [
        "/search?q=bao+so+bo+lau",
        "/search?q=bao+so+bo+lau&page_size=1&sort=newest",
        "/search?q=bao&sort=newest",
        "/search?q=bao+so+bo+ngoeo&sort=newest",
    ],
)
def test_a_page_wholly_on_one_side_has_no_line(page: Open, address: str) -> None:
    tree = page(address)
    assert tree.xpath("//article[@class='hit']")
    assert not tree.xpath("//*[@class='divider']")


def test_in_order_of_relevance_each_hit_says_what_it_lacks(page: Open) -> None:
    tree = page("/search?q=bao+so+bo+lau")
    assert [" ".join(text.split()) for text in texts(tree, "//*[@class='missing']")] == ["Không có: lau"]


def test_what_was_understood_is_told_with_the_way_back(page: Open) -> None:
    tree = page("/search?q=bis+thuw+tinhr+uyr")
    [told] = tree.xpath("//*[@class='remark']")
    assert " ".join(told.text_content().split()) == (
        "Có lẽ bộ gõ tiếng Việt đang tắt; đang hiện kết quả cho bí thư tỉnh ủy. Tìm đúng như đã gõ"
    )
    [undo] = told.xpath("a")
    assert undo.get("href") == "/search?q=bis+thuw+tinhr+uyr&literal=decoded"
    [told] = page(undo.get("href")).xpath("//*[@class='remark']")
    assert told.xpath("a")[0].get("href") == "/search?q=bis+thuw+tinhr+uyr"


def test_a_hit_says_why_it_was_found(page: Open) -> None:
    tree = page("/search?q=lang+chai")
    [why] = tree.xpath("//*[@class='ask-why']/a")
    assert why.get("href") == "/search?q=lang+chai&explain=1#bai-1"
    rows = [[cell.text_content() for cell in row] for row in page(why.get("href")).xpath("//tbody/tr")]
    assert rows[0][:2] == ["lang", "làng (khác thanh) ở tiêu đề"]
    assert rows[-1][0] == "Cộng"


def test_paging_links_have_their_rel(page: Open) -> None:
    tree = page("/search?q=bao&page_size=1&page=2")
    assert tree.xpath("//nav[@class='paging']/a[@rel='prev']/@href") == ["/search?q=bao&page_size=1"]
    assert tree.xpath("//nav[@class='paging']/a[@rel='next']/@href") == ["/search?q=bao&page=3&page_size=1"]
    assert texts(tree, "//nav[@class='paging']//*[@aria-current='page']") == ["Trang 2"]


def test_a_page_past_the_end_leads_back(page: Open) -> None:
    tree = page("/search?q=bao&page=9")
    assert tree.xpath("//p[@class='beyond']/a/@href") == ["/search?q=bao"]


def test_an_empty_result_suggests_searches_that_find_something(page: Open) -> None:
    tree = page("/search?q=b%E1%BA%A3o&person=Ai")
    assert texts(tree, "//*[@class='counts']") == ["Không tìm thấy bài nào"]
    links = tree.xpath("//*[@class='suggestions']//a/@href")
    assert links
    assert all(page(link).xpath("//article[@class='hit']") for link in links)


def test_an_article_shows_lede_paragraphs_captions_people_with_roles_and_the_original(page: Open) -> None:
    tree = page("/articles/bao-so-4?q=tau+ca")
    assert len(tree.xpath("//div[@class='text']/p")) == 3
    assert texts(tree, "//*[@class='captions']/p") == ["Dân làng chài chằng chống nhà cửa. Ảnh: H.P"]
    assert texts(tree, "//ul[@class='who']/li")[0] == "Lê Hoài Sơn Bí thư Tỉnh ủy"
    assert tree.xpath("//ul[@class='who']//a/@href")[0] == "/search?person=L%C3%AA+Ho%C3%A0i+S%C6%A1n"
    (original,) = tree.xpath("//p[@class='original']/a")
    assert original.get("href") == "https://baovinhha.example/bao-so-4"
    assert "noopener" in original.get("rel")
    assert {"tàu", "cá"} <= set(" ".join(texts(tree, "//div[@class='text']//mark")).split())


def test_an_original_address_that_no_browser_should_open_is_not_linked(page: Open) -> None:
    tree = page("/articles/2021/cau.jsonl:2")
    assert not tree.xpath("//a[starts-with(@href, 'javascript')]")


@pytest.mark.parametrize("address", ["/", "/search?q=script", AWKWARD_ID + "?q=bao"])
def test_markup_in_an_article_is_shown_not_run(client: FlaskClient, address: str) -> None:
    shown = client.get(address).text
    assert "<script>" not in shown
    assert "&lt;" in shown


@pytest.mark.parametrize("typed", ['"><script>x</script>', "</title><script>", "{{ 7*7 }}"])
def test_markup_in_a_query_is_shown_not_run(client: FlaskClient, typed: str) -> None:
    shown = client.get("/search", query_string={"q": typed}).text
    assert "<script>" not in shown
    assert "49" not in shown
    assert html.fromstring(shown).xpath("//header//input[@name='q']/@value") == [typed]


@pytest.mark.parametrize(
    ("address", "name", "shown"),
    [
        ("/search?q=bao&from=2022-13-01", "from", "2022-13-01"),
        ("/search?q=bao&page=abc", "page", "abc"),
        ("/search?q=bao&sort=best", "sort", "best"),
        ("/search?q=bao&from=2022-02-01&to=2022-01-01", "from", "2022-02-01"),
        ("/articles/bao-so-4?q=bao&fbclid=1", "fbclid", "fbclid"),
    ],
)
def test_a_wrong_parameter_is_named_and_the_form_stays_filled_in(
    client: FlaskClient, address: str, name: str, shown: str
) -> None:
    tree = opened(client, address, 400)
    (detail,) = texts(tree, "//*[@id='loi']")
    assert f"“{name}”" in detail
    assert shown in detail
    assert tree.xpath("//input[@name='q']/@value") == ["bao"]
    mended = tree.xpath("//section[@class='problem']//a/@href")[0]
    assert client.get(mended).status_code == 200


def test_the_wrong_field_is_marked_and_shows_what_was_typed(client: FlaskClient) -> None:
    (field,) = opened(client, "/search?from=2022-13-01", 400).xpath("//input[@aria-invalid]")
    assert (field.get("name"), field.get("value"), field.get("type")) == ("from", "2022-13-01", "text")


def test_a_query_that_cannot_be_answered_is_explained_above_the_form() -> None:
    client = broken_client(QueryError("Tiền tố cần ít nhất hai chữ."))
    tree = opened(client, "/search?q=a*&person=An", 400)
    assert texts(tree, "//*[@id='loi']") == ["Tiền tố cần ít nhất hai chữ."]
    assert tree.xpath("//input[@name='q' or @name='person']/@value") == ["a*", "An"]


@pytest.mark.parametrize("address", ["/nope", "/articles/khong-co", "/articles/", "/search/"])
def test_what_is_not_there_is_told_in_a_page_with_the_form(client: FlaskClient, address: str) -> None:
    assert opened(client, address, 404).xpath("//form[@role='search']")


@pytest.mark.parametrize("address", ["/", "/search?q=bao", "/articles/a"])
@pytest.mark.parametrize("error", [IndexNotFoundError("none"), IndexDamagedError("cut")])
def test_without_a_readable_index_the_page_says_what_to_do(error: Exception, address: str) -> None:
    tree = opened(broken_client(error), address, 503)
    assert "make index" in texts(tree, "//*[@id='loi']")[0]


def test_what_no_one_foresaw_is_a_plain_page() -> None:
    tree = opened(broken_client(ZeroDivisionError("engine")), "/search?q=bao", 500)
    assert "engine" not in tree.text_content()
