"""A wall-clock limit for work inside a thread. A pool of threads knows none: one endless loop would hold its worker for ever."""

import ctypes
import threading
from contextlib import contextmanager

_LEMPAR = ctypes.pythonapi.PyThreadState_SetAsyncExc


class Kelamaan(BaseException):
    """Thrown into the thread whose time is up. No Exception, so that no handler takes it for an error of its own."""


@contextmanager
def batas_waktu(detik):
    """Raise Kelamaan in this thread after so many seconds, between two steps of Python.

    A call that blocks outside Python is not interrupted: such calls bring limits of their own (sockets, child processes).
    """
    utas, kunci, berjalan = threading.get_ident(), threading.Lock(), True

    def lempar():
        with kunci:
            if berjalan:
                _LEMPAR(ctypes.c_ulong(utas), ctypes.py_object(Kelamaan))

    jam = threading.Timer(detik, lempar)
    jam.daemon = True
    jam.start()
    try:
        yield
    finally:
        jam.cancel()
        with kunci:
            berjalan = False
            # Thrown in the last moment and not arrived yet: taken back.
            _LEMPAR(ctypes.c_ulong(utas), None)
