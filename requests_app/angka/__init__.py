"""Figures of the office from its journal: how long each row took against its mutu baku, and what applicants may count on."""
