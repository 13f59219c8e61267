"""How JOIN.HTM looks, as far as numbers tell: contrast, and what is large enough for a finger."""

import pictures
from opened_page import check, split

# WCAG 2.2: 1.4.3, and 2.5.5 for what is touched.
CONTRAST, TOUCH = 4.5, 44

LOOK = """(() => {
    const painted = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const rgb = (colors) => {
        painted.clearRect(0, 0, 1, 1);
        for (const color of colors) { painted.fillStyle = color; painted.fillRect(0, 0, 1, 1); }
        return [...painted.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = (color) => {
        const [r, g, b] = color.map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const found = [], canvas = CANVAS;
    for (const node of document.querySelectorAll('body *')) {
        const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
        const box = node.getBoundingClientRect();
        if (!box.width || !box.height) continue;
        const style = getComputedStyle(node);
        if (own && !node.disabled && node.tagName !== 'OPTION') {
            const behind = [];
            for (let at = node; at; at = at.parentElement) behind.unshift(getComputedStyle(at).backgroundColor);
            const back = rgb([canvas, ...behind]), front = rgb([canvas, ...behind, style.color]);
            const [high, low] = [light(back), light(front)].sort((a, b) => b - a);
            const ratio = (high + 0.05) / (low + 0.05);
            if (!(ratio >= CONTRAST)) found.push(`${ratio.toFixed(1)}: ${node.textContent.slice(0, 30)}`);
        }
        if (node.matches('button, select, summary, input, label:has(input)') && !node.hidden
            && node.type !== 'radio' && box.height < TOUCH - 0.5) {
            found.push(`${box.height} pixels: ${node.id || node.textContent.slice(0, 30)}`);
        }
    }
    const levels = [...document.querySelectorAll('h1, h2, h3')].filter((node) => node.offsetParent);
    levels.forEach((node, i) => {
        if (Number(node.tagName[1]) > (i ? Number(levels[i - 1].tagName[1]) + 1 : 1)) found.push(`heading ${node.textContent}`);
    });
    return found;
})()"""


def looks(page, folder, options):
    """All that is read has contrast, light and dark; all that is touched is large enough."""
    cases = pictures.cases()
    for name in ("gray 12", "cine", "report"):
        (folder / f"{name}.dcm").write_bytes(cases[name].file)
    archive, patient = split(options.binary, sorted(folder.glob("*.dcm")), folder)
    schemes = ("light", "dark") if hasattr(page.browser, "scheme") else ("light",)
    for scheme in schemes:
        if len(schemes) > 1:
            page.browser.scheme(scheme)
        page.browser.size(390, 844, True)
        page.open()
        page.give(*archive.iterdir(), *patient.iterdir(), folder / "gray 12.dcm")
        page.browser.wait("!document.querySelector('#exam').hidden", "an exam")
        page.browser.evaluate("document.querySelector('#sheet').open = true")
        for index in range(3):
            page.browser.evaluate(f"document.querySelectorAll('#series button')[{index}].click()")
            page.browser.wait("!document.querySelector('#picture').hidden || !document.querySelector('#other').hidden",
                              "something is shown")
            canvas = "'#fff'" if scheme == "light" else "'#121212'"
            found = page.browser.evaluate(LOOK.replace("CANVAS", canvas).replace(
                "CONTRAST", str(CONTRAST)).replace("TOUCH", str(TOUCH)))
            check(not found, f"{scheme}: {found}")
    if len(schemes) > 1:
        page.browser.scheme("light")
    page.browser.size(1280, 1000)
    return " and ".join(schemes)
