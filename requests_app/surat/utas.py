"""pyHanko runs an event loop of its own, and a thread in which one runs already (an async server, a browser test) refuses it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import wraps


def di_luar_loop(fungsi):
    """Call `fungsi` in a thread of its own where a loop runs in this one. It must not touch the database."""

    @wraps(fungsi)
    def panggil(*isian, **pilihan):
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return fungsi(*isian, **pilihan)
        with ThreadPoolExecutor(1) as kolam:
            return kolam.submit(fungsi, *isian, **pilihan).result()

    return panggil
