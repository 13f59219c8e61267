"""WebKitGTK, the engine that Safari is made of, driven by WebDriver on a display of its own.

Debian's webkit2gtk-driver and xvfb. No protocol tells which requests a page makes: all of the browser's
go to a proxy of the test, which answers none of them and keeps their addresses in `requests`.
"""

import base64
import contextlib
import functools
import glob
import http.server
import json
import os
import socket
import subprocess
import threading
import urllib.error
import urllib.request

from browsers import PATIENCE, Browser, program

DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Proxy(http.server.BaseHTTPRequestHandler):
    """Writes down what is asked for, asks a server of this machine for it, and gives nothing."""

    def __init__(self, asked, *arguments):
        self.asked = asked
        super().__init__(*arguments)

    def do_GET(self):
        self.asked.append(self.path)
        if self.path.startswith("http://127.0.0.1:"):
            with contextlib.suppress(OSError):
                DIRECT.open(self.path).close()
        self.send_error(404)

    do_CONNECT = do_POST = do_HEAD = do_GET

    def log_message(self, *_):
        pass


class WebKit(Browser):
    name, needs, is_other = "WebKit", "webkit2gtk-driver or xvfb", True
    cannot = ("meanwhile", "tabs", "left_behind")

    @staticmethod
    def mini():
        """MiniBrowser, which no PATH leads to."""
        return next(iter(sorted(glob.glob("/usr/lib/*/webkit*gtk-*/MiniBrowser"))), None)

    @classmethod
    def is_here(cls):
        return bool(program("WebKitWebDriver") and program("Xvfb") and cls.mini())

    def start(self):
        self.display = self.proxy = None
        reader, writer = os.pipe()
        self.display = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1400x1200x24", "-nolisten", "tcp"],
            stdout=self.log, stderr=self.log, pass_fds=[writer])
        os.close(writer)
        with os.fdopen(reader) as said:
            number = said.readline().strip()
        if not number:
            raise RuntimeError(f"Xvfb ended: {(self.folder / 'log').read_text()[-800:]}")
        self.proxy = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Proxy, self.requests))
        threading.Thread(target=self.proxy.serve_forever, daemon=True).start()
        settings = self.folder / ".config"
        settings.mkdir()
        (settings / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{self.downloads}"\n')
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.begin([program("WebKitWebDriver"), f"--port={port}"],
                   HOME=str(self.folder), DISPLAY=f":{number}", LANG="C.UTF-8", LANGUAGE="en", GIO_USE_VFS="local",
                   NO_AT_BRIDGE="1", LIBGL_ALWAYS_SOFTWARE="1", GSETTINGS_BACKEND="memory")
        self.address = f"http://127.0.0.1:{port}/session"
        self.wait_for_file(lambda: self.is_listening(port), "driver")
        proxy = f"127.0.0.1:{self.proxy.server_port}"
        answer = self.ask("POST", "", {"capabilities": {"alwaysMatch": {
            "webkitgtk:browserOptions": {"binary": self.mini(), "args": ["--automation"]},
            "proxy": {"proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy, "noProxy": []},
            "timeouts": {"script": 1000 * PATIENCE, "pageLoad": 1000 * PATIENCE},
            "strictFileInteractability": False}}})
        self.capabilities = answer["capabilities"]
        self.address += "/" + answer["sessionId"]

    def __exit__(self, *_):
        if self.process and "capabilities" in vars(self):
            with contextlib.suppress(RuntimeError):
                self.ask("DELETE", "")
        super().__exit__()
        if self.proxy:
            self.proxy.shutdown()
            self.proxy.server_close()
        if self.display:
            self.display.terminate()
            self.display.wait()

    @staticmethod
    def is_listening(port):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return True

    def ask(self, method, path, parameters=None):
        """What the driver answers (W3C WebDriver, section 6.3)."""
        data = None if method != "POST" else json.dumps(parameters or {}).encode()
        request = urllib.request.Request(self.address + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with DIRECT.open(request, timeout=PATIENCE + 60) as answer:
                return json.load(answer)["value"]
        except (urllib.error.HTTPError, OSError) as error:
            said = error.read().decode() if isinstance(error, urllib.error.HTTPError) else repr(error)
            raise RuntimeError(f"{self.name}: {method} {path}: {said[:600]}") from None

    def open(self, path):
        # MiniBrowser lists all that it has saved, until no room is left for the page.
        if self.evaluate("innerHeight") < 500:
            handle = self.ask("POST", "/window/new", {"type": "window"})["handle"]
            self.ask("DELETE", "/window")
            self.ask("POST", "/window", {"handle": handle})
        self.ask("POST", "/url", {"url": path.as_uri()})

    def evaluate(self, expression):
        found = self.ask("POST", "/execute/async", {"args": [], "script": f"""
            const done = arguments[arguments.length - 1];
            (async () => JSON.stringify(await ({expression}) ?? null))().then(
                (value) => done({{ value }}), (error) => done({{ error: String(error) }}))"""})
        if "error" in found:
            raise RuntimeError(f"{expression[:80]}: {found['error'][:600]}")
        return json.loads(found["value"])

    def element(self, selector):
        found = self.ask("POST", "/element", {"using": "css selector", "value": selector})
        return "/element/" + found[ELEMENT]

    def choose(self, selector, paths):
        self.ask("POST", self.element(selector) + "/value", {"text": "\n".join(map(str, paths))})

    def click(self, selector):
        self.ask("POST", self.element(selector) + "/click")

    def size(self, width, height, is_phone=False):
        self.ask("POST", "/window/rect", {"width": width, "height": height})

    def picture(self, path, whole=True):
        path.write_bytes(base64.b64decode(self.ask("GET", "/screenshot")))
