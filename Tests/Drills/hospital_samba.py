"""An smbd that shares a spool, and smbclient as those use it who reach the spool over the network."""

import shutil
import socket
import subprocess

from spool import PATIENCE, check, wait


class Samba:
    """An smbd of our own, which shares a spool with guests on the loopback interface."""

    SHARES = ("incoming", "outgoing", "reconstruct", "reconstructed", "archive")

    def __init__(self, spool):
        self.scratch = spool.folder.parent / "samba"
        self.scratch.mkdir()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        own = "".join(
            f"{kind} = {self.scratch}\n"
            for kind in (
                "pid directory", "lock directory", "state directory", "cache directory",
                "private dir", "ncalrpc dir", "binddns dir",
            )
        )
        shares = "".join(
            f"[{name}]\npath = {spool.path(name)}\nguest ok = yes\nforce user = root\n"
            f"read only = {'yes' if name in ('reconstructed', 'archive') else 'no'}\n"
            "veto files = /.*/\n"
            for name in self.SHARES
        )
        configuration = self.scratch / "smb.conf"
        configuration.write_text(
            f"[global]\n{own}interfaces = 127.0.0.1/8\nbind interfaces only = yes\n"
            f"smb ports = {self.port}\nsmb2 max write = 65536\ndisable netbios = yes\nmap to guest = Bad User\n"
            f"server role = standalone server\nguest account = nobody\nlog file = {self.scratch}/log\n"
            f"passdb backend = smbpasswd:{self.scratch}/passwd\nload printers = no\n"
            f"printing = bsd\nprintcap name = /dev/null\ndisable spoolss = yes\n{shares}"
        )
        smbd = shutil.which("smbd") or "/usr/sbin/smbd"
        with open(self.scratch / "out", "wb") as out:
            self.process = subprocess.Popen(
                [smbd, "--foreground", "--no-process-group", f"--configfile={configuration}"],
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True,
            )
        wait(self.answers, "smbd answers", 30)

    def answers(self):
        check(self.process.poll() is None, f"smbd ended: {(self.scratch / 'out').read_text()}")
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", self.port)) == 0

    def client(self, share):
        return [
            "smbclient", f"//127.0.0.1/{share}", f"--port={self.port}", "--no-pass",
            "--option=client min protocol=SMB2",
        ]

    def run(self, share, commands, folder):
        result = subprocess.run(
            [*self.client(share), "--command", "; ".join(["prompt", *commands])],
            cwd=folder, capture_output=True, text=True,
        )
        text = result.stdout + result.stderr
        check(result.returncode == 0 and "NT_STATUS" not in text, f"smbclient: {text[-500:]}")
        return text

    def stop(self):
        self.process.terminate()
        self.process.wait(30 * PATIENCE)
