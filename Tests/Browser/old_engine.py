"""Qt WebEngine, which is Chromium of some years ago, driven by CDP: an old browser that can be had.

Debian 12's python3-pyqt5.qtwebengine is Chromium 87. Wheels hold others, each in an environment of its
own: PyQtWebEngine 5.14 is Chromium 77, 5.15 is 83, PyQt6-WebEngine 6.2 is 90. QT_PYTHON names their
Python.
"""

import contextlib
import json
import os
import socket
import subprocess
import urllib.request

from browsers import Chromium

# A window with one page, which saves what the page offers, and gives it the files that a text names.
WINDOW = """
import sys
folder, chosen = sys.argv[1:]
try:
    from PyQt6.QtCore import QUrl
    from PyQt6.QtWebEngineCore import QWebEnginePage, QWebEngineSettings
    from PyQt6.QtWebEngineWidgets import QWebEngineView
    from PyQt6.QtWidgets import QApplication
except ImportError:
    from PyQt5.QtCore import QUrl
    from PyQt5.QtWebEngineWidgets import QWebEnginePage, QWebEngineSettings, QWebEngineView
    from PyQt5.QtWidgets import QApplication
application = QApplication(sys.argv[:1] + ["--no-sandbox", "--disable-gpu"])
view = QWebEngineView()

class Page(QWebEnginePage):
    def chooseFiles(self, *_):
        return open(chosen).read().splitlines()

page = Page(view)
view.setPage(page)
settings = getattr(QWebEngineSettings, "WebAttribute", QWebEngineSettings)
page.settings().setAttribute(settings.LocalContentCanAccessRemoteUrls, True)

def save(download):
    if hasattr(download, "setDownloadDirectory"):
        download.setDownloadDirectory(folder)
    else:
        download.setPath(folder + "/" + download.path().split("/")[-1])
    download.accept()

page.profile().downloadRequested.connect(save)
view.resize(1280, 1000)
view.show()
view.load(QUrl("about:blank"))
application.exec() if hasattr(application, "exec") else application.exec_()
"""


class OldEngine(Chromium):
    name, needs, is_other = "OldEngine", "PyQt's WebEngine", True
    cannot = ("access", "meanwhile", "tabs", "left_behind")
    python = os.environ.get("QT_PYTHON", "/usr/bin/python3")

    @classmethod
    def is_here(cls):
        engine = "import QtWebEngineWidgets"
        code = f"try: from PyQt6 {engine}\nexcept ImportError: from PyQt5 {engine}"
        return subprocess.run([cls.python, "-c", code], capture_output=True).returncode == 0

    def start(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = "127.0.0.1:%d" % free.getsockname()[1]
        self.begin([self.python, "-c", WINDOW, str(self.downloads), str(self.folder / "chosen")],
                   QT_QPA_PLATFORM="offscreen", QTWEBENGINE_REMOTE_DEBUGGING=address, HOME=str(self.folder),
                   QTWEBENGINE_DISABLE_SANDBOX="1", QT_QUICK_BACKEND="software")

        def page():
            with contextlib.suppress(OSError), urllib.request.urlopen(f"http://{address}/json", timeout=5) as said:
                return next((one for one in json.load(said) if one["type"] == "page"), None)
        self.connect(self.wait_for_file(page, "page")["webSocketDebuggerUrl"])
        self.version = self.evaluate("navigator.userAgent")
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")

    @property
    def drop(self):
        raise AttributeError("CDP had no way to drop files")

    def choose(self, selector, paths):
        """Not by CDP, which the engine forbids."""
        (self.folder / "chosen").write_text("".join(f"{path}\n" for path in paths))
        self.evaluate(f"void document.querySelector({json.dumps(selector)}).click()")

    def send(self, method, parameters=None):
        return self.call(method, parameters)
