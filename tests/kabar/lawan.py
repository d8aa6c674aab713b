"""The other side of the portal's notices, on real sockets: an SMTP server and a gateway, each answering as it is told."""

import email
import threading
from email import policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from aiosmtpd.controller import Controller

TIDAK_DIKENAL = "550 5.1.1 <{}>: Recipient address rejected: User unknown"


class ServerSurel:
    """`jawaban`: {address: reply to RCPT}; `putus`: addresses whose connection dies once the mail is there, before the answer."""

    def __init__(self):
        self.jawaban, self.putus, self.data, self.diterima = {}, set(), "250 OK", []

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        jawaban = self.jawaban.get(address, "250 OK")
        if jawaban.startswith("2"):
            envelope.rcpt_tos.append(address)
        return jawaban.format(address)

    async def handle_DATA(self, server, session, envelope):
        if not self.data.startswith("2"):
            return self.data
        isi = email.message_from_bytes(envelope.content, policy=policy.default)
        self.diterima.append((envelope.rcpt_tos[0], isi["Message-ID"], isi))
        if self.putus & set(envelope.rcpt_tos):
            server.transport.abort()
        return "250 OK"


class Pengendali(Controller):
    """On a port of the system's choosing."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class Gerbang:
    """A gateway: what it was sent, and the (status, headers, body) it answers with, the last one for ever."""

    def __init__(self):
        self.dikirim, self.jawaban = [], [(200, {}, b'{"status": true}')]
        gerbang = self

        class Penangan(BaseHTTPRequestHandler):
            def do_POST(self):
                isi = self.rfile.read(int(self.headers["Content-Length"]))
                gerbang.dikirim.append((self.path, dict(self.headers), isi))
                antre = gerbang.jawaban
                status, tajuk, badan = antre.pop(0) if len(antre) > 1 else antre[0]
                self.send_response(status)
                for nama, nilai in tajuk.items():
                    self.send_header(nama, nilai)
                self.send_header("Content-Length", str(len(badan)))
                self.end_headers()
                self.wfile.write(badan)

            do_GET = do_POST

            def log_message(self, *isi):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Penangan)
        self.alamat = f"http://127.0.0.1:{self.server.server_port}/send"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def tutup(self):
        self.server.shutdown()
        self.server.server_close()
