"""Real browsers, driven over their own protocols: Chromium by CDP, Firefox by WebDriver BiDi.

Debian has no geckodriver; Firefox itself speaks BiDi. Both are headless, with a profile of their
own, and are ended with it. Every request that a page makes is kept in `requests`.
"""

import base64
import itertools
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

import websocket

PATIENCE = 600  # seconds; a machine may be busy


def program(*names):
    return next(filter(None, map(shutil.which, names)), None)


class Browser:
    """What both have in common: a process, a folder for its profile, a socket."""

    name = ""
    programs = ()
    is_other = False  # from those with which every part is tried each time
    cannot = ()  # parts that its protocol has no means for
    closing = ""  # what its protocol closes it with

    @classmethod
    def is_here(cls):
        return program(*cls.programs) is not None

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="browser-"))
        self.downloads, self.temporary = self.folder / "downloads", self.folder / "tmp"
        for folder in (self.downloads, self.temporary):
            folder.mkdir()
        self.requests, self.messages, self.numbers = [], [], itertools.count(1)
        self.log = open(self.folder / "log", "wb")
        self.process, self.socket = None, None

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def quit(self):
        """Closes it as a person does; what it leaves on the disk can be looked at."""
        self.call(self.closing)
        self.process.wait(60)

    def __exit__(self, *_):
        if self.socket:
            self.socket.close()
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()
        # Its helpers may write for a moment longer than it.
        end = time.monotonic() + 20
        while os.path.exists(self.folder):
            shutil.rmtree(self.folder, ignore_errors=time.monotonic() < end)

    def begin(self, arguments, **environment):
        """A browser that is ended leaves files where it has its temporary ones: parts of exams, too."""
        here = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        self.process = subprocess.Popen(arguments, stdout=self.log, stderr=self.log,
                                        env={**here, "TMPDIR": str(self.temporary), **environment})

    def connect(self, address):
        self.socket = websocket.create_connection(
            address, timeout=PATIENCE, suppress_origin=True, max_size=None)

    def wait_for_file(self, find, what):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = find()
            if found:
                return found
            if self.process.poll() is not None:
                raise RuntimeError(f"{self.name} ended: {(self.folder / 'log').read_text()[-800:]}")
            time.sleep(0.05)
        raise RuntimeError(f"{self.name}: no {what} after {PATIENCE} s")

    def call(self, method, parameters=None, **more):
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters or {}, **more}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") != number:
                self.event(message)
                continue
            if "error" in message:
                raise RuntimeError(f"{self.name}: {method}: {str(message)[:500]}")
            return message["result"]

    def wait(self, expression, what=None, patience=PATIENCE):
        """Waits until an expression of the page is true, and returns its value."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            value = self.evaluate(expression)
            if value:
                return value
            time.sleep(0.02)
        raise RuntimeError(f"{self.name}: {what or expression}: not after {patience} s; "
                           f"{self.evaluate('document.body.innerText')[:600]!r} {self.messages[-5:]}")

    def wait_for_page(self, expression, what):
        """Waits for an expression while one page takes the place of another."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if self.evaluate(expression):
                    return
            except RuntimeError:
                pass  # there is no page at this moment
            time.sleep(0.05)
        raise RuntimeError(f"{self.name}: {what}: not after {PATIENCE} s")


class Chromium(Browser):
    name = needs = "Chromium"
    closing = "Browser.close"
    programs = ("chromium", "chromium-browser")

    def start(self):
        profile = self.folder / "profile"
        arguments = [
            program(*self.programs), "--headless=new", "--remote-debugging-port=0",
            f"--user-data-dir={profile}", "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage",
            "--disable-background-networking", "--lang=en", "--window-size=1280,1000",
            "--enable-precise-memory-info", "about:blank"]
        if os.geteuid() == 0:
            arguments.insert(1, "--no-sandbox")
        self.begin(arguments)
        port = profile / "DevToolsActivePort"
        lines = self.wait_for_file(
            lambda: port.exists() and port.read_text().count("\n") and port.read_text().split("\n"), "port")
        self.connect(f"ws://127.0.0.1:{lines[0]}{lines[1]}")
        target = self.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        self.session = self.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        self.call("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(self.downloads)})
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")

    def close_tab(self, known):
        """Closes the tab that is open, and goes to another."""
        self.send("Page.close")
        self.tab(known)

    def tab(self, known=None):
        """Goes to another tab, a new one if none is given; returns what leads back."""
        left = self.session
        if known is None:
            target = self.call("Target.createTarget", {"url": "about:blank"})["targetId"]
            known = self.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        self.session = known
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")
        # A tab that nobody sees draws nothing.
        self.send("Page.bringToFront")
        return left

    def offline(self, is_offline):
        """Takes the network away from the tab, or gives it back."""
        self.send("Network.emulateNetworkConditions", {
            "offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1})

    def send(self, method, parameters=None):
        return self.call(method, parameters, sessionId=self.session)

    def event(self, message):
        parameters = message.get("params", {})
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        elif message.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown"):
            self.messages.append(str(parameters)[:600])

    def open(self, path):
        # The answer may come before the page of before is gone.
        self.evaluate("window.isLeft = true")
        self.send("Page.navigate", {"url": path.as_uri()})
        self.wait_for_page("!window.isLeft && document.readyState === 'complete' && location.protocol === 'file:'",
                           f"{path.name} is open")

    def evaluate(self, expression):
        answer = self.send("Runtime.evaluate", {
            "expression": expression, "returnByValue": True, "awaitPromise": True, "userGesture": True,
            "allowUnsafeEvalBlockedByCSP": False})
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression[:80]}: {str(answer['exceptionDetails'])[:600]}")
        return answer["result"].get("value")

    def choose(self, selector, paths):
        """Puts files, or a folder, into an input."""
        document = self.send("DOM.getDocument")["root"]["nodeId"]
        node = self.send("DOM.querySelector", {"nodeId": document, "selector": selector})["nodeId"]
        self.send("DOM.setFileInputFiles", {"nodeId": node, "files": [str(path) for path in paths]})

    def drop(self, paths):
        """Drops files and folders as from a file manager."""
        data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            self.send("Input.dispatchDragEvent", {"type": kind, "x": 200, "y": 150, "data": data})

    def size(self, width, height, is_phone=False):
        self.send("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_phone})

    def scheme(self, name):
        """Shows pages as to one who likes them light, or dark."""
        self.send("Emulation.setEmulatedMedia", {
            "features": [{"name": "prefers-color-scheme", "value": name}]})

    def picture(self, path, whole=True):
        data = self.send("Page.captureScreenshot", {"captureBeyondViewport": whole})["data"]
        path.write_bytes(base64.b64decode(data))

    def paper(self, path):
        data = self.send("Page.printToPDF", {"printBackground": False, "preferCSSPageSize": True})["data"]
        path.write_bytes(base64.b64decode(data))

    def click(self, selector):
        """Clicks as a person does, which lets a page save once more."""
        x, y = self.evaluate(f"""(() => {{ const node = document.querySelector({json.dumps(selector)});
            node.scrollIntoView({{ block: 'center' }});
            const box = node.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2]; }})()""")
        self.drag((x, y))

    def key(self, name):
        for kind in ("rawKeyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", {"type": kind, "key": name, "code": name,
                                                 "windowsVirtualKeyCode": {"Tab": 9}[name]})

    def drag(self, *places):
        """Presses the mouse at the first place, moves it over the others, and lets it go."""
        for index, (x, y) in enumerate(places):
            kind = "mousePressed" if index == 0 else "mouseMoved"
            self.send("Input.dispatchMouseEvent", {
                "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1})
        x, y = places[-1]
        self.send("Input.dispatchMouseEvent", {
            "type": "mouseReleased", "x": x, "y": y, "button": "left", "clickCount": 1})


class Firefox(Browser):
    name = needs = "Firefox"
    closing = "browser.close"
    programs = ("firefox-esr", "firefox")
    # No requests of the browser itself; files are saved without a question.
    preferences = {
        "browser.download.folderList": 2, "browser.helperApps.neverAsk.saveToDisk":
        "application/zip,application/octet-stream,application/pdf",
        "browser.download.alwaysOpenPanel": False, "datareporting.policy.dataSubmissionEnabled": False,
        "app.update.enabled": False, "browser.shell.checkDefaultBrowser": False,
        "intl.accept_languages": "en", "toolkit.telemetry.enabled": False,
        "network.captive-portal-service.enabled": False, "network.connectivity-service.enabled": False,
        "browser.safebrowsing.downloads.enabled": False, "dom.disable_open_during_load": False,
        "remote.active-protocols": 1,
    }

    def start(self):
        profile = self.folder / "profile"
        profile.mkdir()
        settings = {**self.preferences, "browser.download.dir": str(self.downloads)}
        (profile / "user.js").write_text(
            "".join(f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in settings.items()))
        self.begin([program(*self.programs), "--headless", "--no-remote", "--profile", str(profile),
                    "--remote-debugging-port", "0"],
                   HOME=str(self.folder), MOZ_HEADLESS_WIDTH="1280", MOZ_HEADLESS_HEIGHT="1000")
        address = self.wait_for_file(self.listening, "BiDi address")
        self.connect(address + "/session")
        self.call("session.new", {"capabilities": {}})
        self.context = self.call("browsingContext.getTree")["contexts"][0]["context"]
        self.call("session.subscribe", {"events": ["network.beforeRequestSent", "log.entryAdded"]})

    def listening(self):
        for line in (self.folder / "log").read_text(errors="replace").splitlines():
            if "WebDriver BiDi listening on " in line:
                return line.split("listening on ")[1].strip()
        return None

    def event(self, message):
        parameters = message.get("params", {})
        if message.get("method") == "network.beforeRequestSent":
            self.requests.append(parameters["request"]["url"])
        elif message.get("method") == "log.entryAdded":
            self.messages.append(str(parameters.get("text"))[:600])

    def close_tab(self, known):
        """Closes the tab that is open, and goes to another."""
        self.call("browsingContext.close", {"context": self.context})
        self.tab(known)

    def tab(self, known=None):
        """Goes to another tab, a new one if none is given; returns what leads back."""
        left = self.context
        self.context = known or self.call("browsingContext.create", {"type": "tab"})["context"]
        self.call("browsingContext.activate", {"context": self.context})
        return left

    def offline(self, is_offline):
        """Takes the network away from the tab, or gives it back."""
        self.call("emulation.setNetworkConditions", {
            "networkConditions": {"type": "offline"} if is_offline else None, "contexts": [self.context]})

    def open(self, path):
        self.call("browsingContext.navigate", {
            "context": self.context, "url": path.as_uri(), "wait": "complete"})

    def evaluate(self, expression):
        answer = self.call("script.evaluate", {
            "expression": f"Promise.resolve({expression}).then((value) => JSON.stringify(value ?? null))",
            "target": {"context": self.context}, "awaitPromise": True, "userActivation": True})
        if answer["type"] != "success":
            raise RuntimeError(f"{expression[:80]}: {str(answer)[:600]}")
        return json.loads(answer["result"]["value"])

    def choose(self, selector, paths):
        nodes = self.call("browsingContext.locateNodes", {
            "context": self.context, "locator": {"type": "css", "value": selector}})["nodes"]
        self.call("input.setFiles", {
            "context": self.context, "element": {"sharedId": nodes[0]["sharedId"]},
            "files": [str(path) for path in paths]})

    def click(self, selector):
        self.evaluate(f"void document.querySelector({json.dumps(selector)}).click()")

    def size(self, width, height, is_phone=False):
        self.call("browsingContext.setViewport", {
            "context": self.context, "viewport": {"width": width, "height": height}})

    def picture(self, path, whole=True):
        data = self.call("browsingContext.captureScreenshot", {
            "context": self.context, "origin": "document" if whole else "viewport"})["data"]
        path.write_bytes(base64.b64decode(data))

    def paper(self, path):
        path.write_bytes(base64.b64decode(self.call("browsingContext.print", {
            "context": self.context})["data"]))
