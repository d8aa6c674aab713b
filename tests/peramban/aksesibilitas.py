"""axe-core (bundled with axe-playwright-python) over a page: WCAG 2.2 A and AA, with best practices."""

from pathlib import Path

import axe_playwright_python

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
ATURAN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pelanggaran(page, kontras=True):
    """["rule: element (why)"] of everything axe finds on the page as it stands.

    kontras  whether it also looks at colours, which takes longer than all the rest
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    hasil = page.evaluate(
        """([aturan, kontras]) => axe.run(document, {
            runOnly: {type: 'tag', values: aturan}, rules: {'color-contrast': {enabled: kontras}},
            resultTypes: ['violations']})""",
        [ATURAN, kontras],
    )
    return [
        f"{temuan['id']}: {simpul['target'][0]} ({simpul.get('failureSummary', '')[:200]})"
        for temuan in hasil["violations"]
        for simpul in temuan["nodes"]
    ]
