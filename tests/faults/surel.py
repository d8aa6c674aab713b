"""A mail server with moods, which keeps what it accepted."""

import email
from collections import Counter

from aiosmtpd.controller import Controller


class Porta(Controller):
    """Binds port 0 once, then keeps the port it was given."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class ServerSurel:
    """`tolak`: so many MAIL commands get a 451 first. `putus`: so many mails are kept and the connection is cut before the
    answer (the sender cannot know)."""

    def __init__(self):
        self.diterima, self.tolak, self.putus = [], 0, 0
        self.ditolak = self.terputus = 0
        self.porta = 0
        self.mulai()

    def mulai(self):
        self._pengendali = Porta(self, hostname="127.0.0.1", port=self.porta)
        self._pengendali.start()
        self.porta = self._pengendali.port

    def tutup(self):
        self._pengendali.stop(no_assert=True)

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if self.tolak:
            self.tolak -= 1
            self.ditolak += 1
            return "451 4.3.0 Coba lagi nanti"
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.diterima.append(email.message_from_bytes(envelope.content)["Message-ID"])
        if self.putus:
            self.putus -= 1
            self.terputus += 1
            server.transport.abort()
        return "250 OK"

    def per_pesan(self):
        """Counter of mails by the number of the e-Pesan in their Message-ID (`<pesan-17-…>`)."""
        return Counter(int(nomor.split("-")[1]) for nomor in self.diterima)
