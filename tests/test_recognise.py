"""Pages that are no pages are told by name, and articles that speak of such things are left alone."""

import time

import pytest

from scraper.outcomes import Response
from scraper.recognise import recognise

ARTICLE = "Tổ công tác đã tiếp cận hiện trường, phân luồng giao thông và hỗ trợ người dân di chuyển. "
MENU = "".join(f'<li><a href="/muc-{number}">Chuyên mục {number}</a></li>' for number in range(40))
TEASERS = "".join(f"<p><a href=/t{number}>Tin {number}: {ARTICLE}</a></p>" for number in range(20))


def page(title="", body="", *, head="", h1=""):
    headline = f"<h1>{h1}</h1>" if h1 else ""
    start = f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head>"
    return f"{start}<body>{headline}{body}</body></html>"


def look(
    text, *, purpose="article", status=200, headers=(), asked="https://vidu.vn/tin/bai-1.html", url=None
):
    body = text.encode() if isinstance(text, str) else text
    redirects = ((302, asked),) if url else ()
    response = Response(
        asked=asked, url=url or asked, status=status, reason="", headers=tuple(headers), wire=body, body=body,
        fetched_at="2026-11-22T08:00:00Z", redirects=redirects,
    )  # fmt: skip
    found = recognise(response, purpose)
    return found and found[0]


D1N = (
    '<html><body><script>document.cookie="D1N=0123456789abcdef0123456789abcdef"+"; '
    'expires=Fri, 31-Dec-2027 23:59:59 GMT; path=/";window.location.reload(true);</script></body></html>'
)
CHALLENGES = {
    "D1N": D1N,
    "D1N in other quotes": D1N.replace('"', "'"),
    "a cookie of another name": D1N.replace("D1N", "ABC"),
    "a cookie and another address": "<script>document.cookie='k=1;path=/';location.href='/tin?k=1';</script>",
    "testcookie": (
        "<script src='/aes.js'></script><script>document.cookie='__test='+toHex(slowAES.decrypt(c,2,a,b));"
        "location.href='/?i=1'</script><noscript>Bật JavaScript</noscript>"
    ),
    "Cloudflare": page(
        "Just a moment...",
        "<script>window._cf_chl_opt={cvId:'3'}</script>Enable JavaScript and cookies to continue",
    ),
    "Cloudflare, old": page("Attention Required! | Cloudflare", "<div>One more step</div>"),
    "Incapsula": (
        "<html><head><META NAME='robots'></head><iframe src='/_Incapsula_Resource?SWUDNSAI=31'>"
        "Request unsuccessful. Incapsula incident ID: 1</iframe></html>"
    ),
    "Sucuri": "<script>sucuri_cloudproxy_js='';S='cz1';</script>",
    "DDoS-Guard": page("DDoS-Guard", "<p>Checking your browser before accessing vidu.vn.</p>"),
    "a captcha": page(
        "Xác nhận", "<form><div class=g-recaptcha data-sitekey=x></div><button>Tiếp tục</button></form>"
    ),
    "in Vietnamese": page(
        "Thông báo", "<p>Hệ thống đang kiểm tra trình duyệt của bạn</p><script>go()</script>"
    ),
    "AWS": "<script>window.gokuProps={'key':'x'};</script><script src='https://x.awswaf.com/challenge.js'></script>",
}


@pytest.mark.parametrize("name", CHALLENGES)
@pytest.mark.parametrize("purpose", ["article", "listing", "feed", "sitemap", "robots"])
def test_walls(name, purpose):
    assert look(CHALLENGES[name], purpose=purpose) == "challenge"


@pytest.mark.parametrize("header", [("cf-mitigated", "challenge"), ("x-amzn-waf-action", "captcha")])
def test_walls_that_a_header_tells(header):
    assert look(page("Tin", "<p>Đợi</p>"), status=403, headers=[header]) == "challenge"


@pytest.mark.parametrize(
    "text",
    [
        page("vidu.vn", "<script src='https://img1.parkingcrew.net/x.js'></script>"),
        page("vidu.vn is for sale", "<p>This domain is for sale! Buy it now.</p>"),
        page("Tên miền vidu.vn đã hết hạn", "<p>Quý khách vui lòng gia hạn tên miền.</p>"),
        page("Thông báo", "<p>Tên miền này đang được rao bán</p>"),
        page("Domain Default page", "<p>The website is not available.</p>"),
        page("Default Parallels Plesk Panel Page", "<p>Plesk</p>"),
        page("Welcome to nginx!", "<p>It is successfully installed.</p>"),
        page("Apache2 Ubuntu Default Page: It works", "<p>It works!</p>"),
        page("IIS Windows Server", "<img src=iisstart.png>"),
        page("Account Suspended", "<p>This Account has been suspended.</p>"),
        page("Thông báo", "<h2>Website này đã bị tạm ngưng hoạt động</h2>"),
        page("Index of /", "<h1>Index of /</h1><a href=a>a</a>"),
    ],
)  # fmt: skip
def test_parked_domains_and_servers_without_a_site(text):
    assert look(text) == "parked"


@pytest.mark.parametrize(
    "text",
    [
        page("Website đang bảo trì", "<p>Mong quý vị thông cảm.</p>"),
        page("Công an tỉnh", "<p>Hệ thống đang được nâng cấp, mời quý vị quay lại sau.</p>"),
        page("Runtime Error", "<h2>Server Error in '/' Application.</h2>"),
        page("Database Error", "<h1>Error establishing a database connection</h1>"),
        page("502 Bad Gateway", "<h1>502 Bad Gateway</h1>"),
        page("Lỗi hệ thống", "<p>500</p>"),
        page("Vi Du", "<p>Hệ thống đang quá tải, xin thử lại.</p>"),
    ],
)
def test_sites_that_say_that_they_do_not_work(text):
    assert look(text) == "server_error"


@pytest.mark.parametrize(
    "text",
    [
        page("404 - Không tìm thấy trang", "<h1>404</h1><p>Rất tiếc.</p>"),
        page("Lỗi 404 | Báo Ví Dụ"),
        page("Báo Ví Dụ - 404 Not Found", MENU),
        page("Trang không tồn tại - 404"),
        page("404: Không tìm thấy"),
        page("404 Error"),
        page("Page not found - Báo Ví Dụ", MENU),
        page("Báo Ví Dụ", MENU + "<h2>Không tìm thấy trang</h2>"),
        page("Báo Ví Dụ", MENU + "<p>Xin lỗi, trang bạn đang tìm kiếm không tồn tại hoặc đã bị xóa.</p>"),
        page("Báo Ví Dụ", MENU + "<p>Bài viết này đã bị gỡ</p>"),
        page("Báo Ví Dụ", MENU + "<p>Bài viết không tồn tại!</p>"),
        page("Báo Ví Dụ", MENU + "<p>Nội dung quý vị yêu cầu không tồn tại</p>"),
        page("Báo Ví Dụ", MENU + "<p>Đường dẫn không hợp lệ</p>"),
        page("Báo Ví Dụ", MENU + "<p>Chúng tôi không tìm thấy trang này.</p>"),
        page("Không tìm thấy nội dung - Cổng thông tin", MENU + TEASERS),
        page("Báo Ví Dụ", TEASERS, h1="404 - Không tìm thấy bài viết"),
        page("Thông báo lỗi", MENU + "<p>Có lỗi xảy ra</p>"),
        page("Báo Ví Dụ", MENU + "<p>Không tìm thấy nội dung bạn yêu cầu.</p>" + TEASERS),
    ],
)
def test_pages_that_say_that_they_are_not_there(text):
    assert look(text) == "soft_404"


@pytest.mark.parametrize("purpose", ["article", "listing"])
@pytest.mark.parametrize(
    "text",
    [
        page("Đăng nhập | Cổng thông tin nội bộ", "<form><input name=u><input type=password></form>"),
        page("Cổng nội bộ", "<form><input name=u><input type='password'></form><button>Tiếp</button>"),
        page("Cổng nội bộ", MENU + "<p>Bạn cần đăng nhập để xem nội dung này</p>"),
        page("Cổng nội bộ", MENU + "<p>Vui lòng đăng nhập</p>"),
        page("Sign in - SSO", "<p>Sign in</p>"),
    ],
)
def test_pages_for_those_who_have_signed_in(text, purpose):
    assert look(text, purpose=purpose) == "login_wall"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "<html><head></head><body></body></html><script></script>",
        page("Công an tỉnh", '<div id="root"></div><script src="/static/js/main.js"></script>'),
        page("Công an", "<div id=app></div><script></script>", head=f"<meta content='{ARTICLE * 9}'>"),
        page("Vi", "<noscript>Bật JavaScript</noscript><div id='root'></div><script></script>"),
        page("Công an tỉnh", "<app-root>Đang tải...</app-root><script src=main.js></script>"),
        page("Công an tỉnh", f"<div id='__next'></div><script>var tin='{ARTICLE * 50}'</script>"),
        page("", "", head='<meta http-equiv="Refresh" content="5; URL=https://vidu.vn/moi">'),
        "<html><head></head><frameset rows='*'><frame src='/trang.htm'></frameset></html>",
        page("Công an", "<script>window.location='/vi/'</script>"),
    ],
)  # fmt: skip
def test_empty_shells(text):
    assert look(text) == "empty_shell"


@pytest.mark.parametrize(
    ("url", "trouble"),
    [
        ("https://vidu.vn/404", "soft_404"),
        ("https://vidu.vn/404.html", "soft_404"),
        ("https://vidu.vn/Error/NotFound", "soft_404"),
        ("https://vidu.vn/khong-tim-thay.aspx", "soft_404"),
        ("https://vidu.vn/", "soft_404"),
        ("https://vidu.vn/index.html", "soft_404"),
        ("https://vidu.vn/trang-chu", "soft_404"),
        ("https://vidu.vn/dang-nhap?ReturnUrl=%2ftin", "login_wall"),
        ("https://sso.vidu.vn/cas/login?service=x", "login_wall"),
        ("https://www.vidu.vn/tin/bai-1.html", None),
        ("https://vidu.vn/tin/dang-nhap-trai-phep-bi-phat-1.html", None),
        ("https://vidu.vn/tin/404-nguoi-duoc-tang-qua.html", None),
    ],
)
def test_where_a_redirect_led(url, trouble):
    assert look(page("Tin", f"<p>{ARTICLE * 20}</p>"), url=url) == trouble


def test_a_listing_may_lead_to_the_first_page():
    assert look(page("Tin", TEASERS), url="https://vidu.vn/", purpose="listing") is None
    assert look(page("Tin", TEASERS), asked="https://vidu.vn/index.php", url="https://vidu.vn/") is None


SHORT = f"<p>{ARTICLE}</p><p>Vụ việc đang được tiếp tục điều tra, làm rõ để xử lý theo quy định.</p>"


@pytest.mark.parametrize(
    "text",
    [
        page("Không tìm thấy nạn nhân thứ ba sau vụ lật thuyền", f"<p>{ARTICLE * 3}</p>"),
        page("404 hộ dân được cấp sổ đỏ", SHORT * 4, head='<meta property="article:published_time">'),
        page("Đăng nhập trái phép tài khoản ngân hàng, hai người bị bắt", SHORT * 8),
        page("Bảo trì hệ thống đèn giao thông", SHORT * 8),
        page("Tin ngắn", SHORT + "<script></script><div class='g-recaptcha'></div>" + MENU * 3),
        page("Tin", SHORT + MENU * 3 + "<script src='/cdn-cgi/challenge-platform/scripts/main.js'></script>"),
        page("Tin ngắn", SHORT + MENU + "<p>Bạn cần đăng nhập để gửi bình luận</p><input type=password>"),
        page("Tin ngắn", SHORT + MENU + "<noscript>Vui lòng bật JavaScript</noscript>"),
        page("Tin ngắn", SHORT),
        page("500 cán bộ, chiến sĩ tham gia diễn tập", SHORT),
        page("404 hộ dân được cấp sổ đỏ", SHORT),
        page("Bài viết đã bị gỡ, chủ tài khoản bị phạt 7,5 triệu đồng", SHORT),
        page("Tài khoản bị khóa, người phụ nữ trình báo mất tiền", SHORT),
        page("Đăng nhập VNeID thế nào cho an toàn", SHORT),
        page("Lỗi hệ thống đèn tín hiệu, xe cộ ùn ứ", SHORT),
        page("Bảo trì hệ thống lưới điện, nhiều xã mất điện", SHORT),
        page("Tin ngắn", "<p>Một câu.</p>"),
        page("Báo Ví Dụ", TEASERS + "<form><input type=password></form>"),
        page("Báo Ví Dụ", TEASERS + "<a href=/t>Không tìm thấy trang nào của cuốn sổ, công an vào cuộc</a>"),
        page("Lời khai", f"<p>{ARTICLE * 12}</p><p>Bài viết không tồn tại, người này khai.</p>"),
        page("Tin", f"<p>{ARTICLE * 12}</p><script>document.cookie='a=1';location.reload()</script>"),
        page("Tên miền .vn: nhiều doanh nghiệp bị chiếm đoạt vì hết hạn", SHORT * 9),
    ],
)  # fmt: skip
def test_articles_are_left_alone(text):
    assert look(text) is None


@pytest.mark.parametrize("purpose", ["listing", "article"])
def test_listings_of_few_links_are_left_alone(purpose):
    links = "".join(f'<li><a href="/bai-{number}">Bài {number}</a></li>' for number in range(4))
    assert look(page("Tin", f"<ul>{links}</ul><script></script>"), purpose=purpose) is None


@pytest.mark.parametrize("purpose", ["feed", "sitemap", "robots"])
@pytest.mark.parametrize(
    "text",
    ["<?xml version='1.0'?><rss><channel><title>404</title></channel></rss>", "User-agent: *\nDisallow:", ""],
)
def test_files_are_left_alone(text, purpose):
    assert look(text, purpose=purpose) is None


@pytest.mark.parametrize(
    "text",
    [
        "<script" * 200_000,
        "<!--" * 400_000,
        "<title>" * 200_000,
        "<h1 " * 300_000,
        "<meta " * 250_000,
        "<meta http-equiv=refresh" * 40_000,
        "<input " * 200_000,
        "<a " * 400_000,
        "<a href=x>" * 100_000,
        ">" * 1_500_000,
        "> " * 800_000,
        ">a" * 800_000,
        "<" * 1_500_000,
        "x" * 1_500_000,
        "&amp" * 400_000,
        ("<p>" + "không tìm thấy " * 10) * 8_000,
        "<p>hệ thống " + "xin lỗi, trang mà bạn " * 60_000,
        "document.cookie" + " " * 1_000_000,
    ],
    ids=lambda text: text[:24],
)
def test_hostile_pages_take_linear_time(text):
    started = time.process_time()
    look(page("Tin", text))
    assert time.process_time() - started < 2


def test_bytes_that_are_no_utf8_do_no_harm():
    assert look(page("404 Not Found", "<p>Không</p>").encode("utf-16")) in (None, "empty_shell")
    assert look(b"\xff\xfe\xff<title>404</title>") == "soft_404"
