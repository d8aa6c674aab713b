"""The register of SPSE accounts as people use it: list, card, warnings, import, export. Its rows: accounts_app.registri."""
