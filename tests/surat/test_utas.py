"""Signing and judging work wherever they are called from, also where an event loop runs already."""

import asyncio

from requests_app.surat.utas import di_luar_loop


def jalankan_loop():
    return asyncio.run(_satu())


async def _satu():
    return 1


async def panggil(fungsi):
    return fungsi()


def test_a_function_with_a_loop_of_its_own_can_be_called_inside_another():
    assert di_luar_loop(jalankan_loop)() == 1
    assert asyncio.run(panggil(di_luar_loop(jalankan_loop))) == 1
