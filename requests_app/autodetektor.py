from django.db.migrations.autodetector import MigrationAutodetector


class TanpaProksi(MigrationAutodetector):
    """A SOP is a proxy model; adding one must not ask for a migration (it would be SQL-empty). ADR 0002."""

    def _prepare_field_lists(self):
        self.new_proxy_keys -= {kunci for kunci in self.new_proxy_keys if kunci[0] == "requests_app"}
        super()._prepare_field_lists()
