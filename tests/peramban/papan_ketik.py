"""A person who has no mouse: every click, choice and word of a test goes through Tab, Enter, Space, arrows and letters."""

from playwright.sync_api import Locator, Page

DIKETIK = 24
"""So many letters of a text are keys pressed; the rest of a long one comes as an input method would bring it."""

TERJAUH = 400
"""Tab stops after which something counts as unreachable."""

DI_SINI = "e => e === document.activeElement || e.contains(document.activeElement) && e.tagName === 'SUMMARY'"
SEKELOMPOK = """e => { const a = document.activeElement;
  return e === a || (a && a.type === 'radio' && e.type === 'radio' && a.name === e.name && a.form === e.form); }"""


KEJAUHAN = """e => {
  const pilih = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const semua = [...document.querySelectorAll(pilih)]
    .filter(x => x.tabIndex >= 0 && !x.disabled && x.type !== 'radio' && x.checkVisibility());
  const dari = semua.indexOf(document.activeElement), ke = semua.findIndex(x => x === e || e.contains(x));
  return ke - dari > 4 ? Math.floor((ke - dari) * 0.7) : 0; }"""
"""Most of the way there, so that it need not be asked at every stop."""


def raih(locator, di_sini=DI_SINI):
    """Press Tab until the element has the focus; fails when it never gets it."""
    if not locator.evaluate(di_sini):
        for _ in range(locator.evaluate(KEJAUHAN)):
            locator.page.keyboard.press("Tab")
    for _ in range(TERJAUH):
        if locator.evaluate(di_sini):
            return
        locator.page.keyboard.press("Tab")
    raise AssertionError(f"not reachable by keyboard: {locator}")


def klik(locator, **_):
    raih(locator)
    if locator.evaluate("e => e.matches('a[href], button[type=submit]')"):
        with locator.page.expect_navigation():
            locator.page.keyboard.press("Enter")
    else:
        locator.page.keyboard.press("Enter")


def centang(locator, **_):
    if locator.get_attribute("type") == "radio":
        return _pilih(locator)
    raih(locator)
    if not locator.is_checked():
        locator.page.keyboard.press("Space")
    assert locator.is_checked()
    return None


def _pilih(locator):
    raih(locator, SEKELOMPOK)
    if locator.evaluate("e => e === document.activeElement") and not locator.is_checked():
        locator.page.keyboard.press("Space")
    for _ in range(20):
        if locator.is_checked():
            return
        locator.page.keyboard.press("ArrowDown")
    raise AssertionError(f"not reachable among its radio buttons: {locator}")


def ketik(locator, teks, **_):
    raih(locator)
    papan = locator.page.keyboard
    if locator.get_attribute("type") == "date":
        _ketik_tanggal(locator, teks)
    else:
        papan.press("Control+A")
        papan.type(teks[:DIKETIK])
        papan.insert_text(teks[DIKETIK:])
    assert locator.input_value() == teks


def _ketik_tanggal(locator, teks):
    """The browser's own language decides whether the day or the month comes first."""
    tahun, bulan, hari = teks.split("-")
    for urutan in (bulan + hari + tahun, hari + bulan + tahun):
        for _ in range(3):
            locator.page.keyboard.press("ArrowLeft")
        locator.page.keyboard.type(urutan)
        if locator.input_value() == teks:
            return


def hanya_papan_ketik(monkeypatch):
    """From here on the mouse of every page is gone: Playwright's own verbs go through the keyboard."""
    monkeypatch.setattr(Locator, "click", klik)
    monkeypatch.setattr(Locator, "check", centang)
    monkeypatch.setattr(Locator, "fill", ketik)
    monkeypatch.setattr(Page, "fill", lambda page, pilih, teks, **_: ketik(page.locator(pilih), teks))
    monkeypatch.setattr(Page, "click", lambda page, pilih, **_: klik(page.locator(pilih)))
