"""Uploaded documents: judged (`periksa`), parsed in a process of their own (`pengurai`), kept by content (`gudang`)."""
