from archive_app.models.arsip import Arsip, Segel

__all__ = ["Arsip", "Segel"]
