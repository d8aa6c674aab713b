"""axe-core (bundled with axe-playwright-python) over a page: WCAG 2.2 A and AA, with best practices."""

from pathlib import Path

import axe_playwright_python

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
ATURAN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pelanggaran(page):
    """["rule: element (why)"] of everything axe finds on the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    hasil = page.evaluate(
        "aturan => axe.run(document, {runOnly: {type: 'tag', values: aturan}, resultTypes: ['violations']})",
        ATURAN,
    )
    return [
        f"{temuan['id']}: {simpul['target'][0]} ({simpul.get('failureSummary', '')[:200]})"
        for temuan in hasil["violations"]
        for simpul in temuan["nodes"]
    ]
