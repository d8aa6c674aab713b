"""What Django's report of a fault (a mail to administrators, a log) may say."""

from django.views.debug import SafeExceptionReporterFilter


class SaringanLaporan(SafeExceptionReporterFilter):
    """Where a fault happened and what it said, never with which values: any form may carry a password or personal data.

    Django's own filter hides what a view was decorated for; a fault before the view (the session table, the office
    profile) would still print the whole form.
    """

    def get_post_parameters(self, request):
        if request is not None and self.is_active(request):
            request.sensitive_post_parameters = "__ALL__"
        return super().get_post_parameters(request)

    def get_traceback_frame_variables(self, request, tb_frame):
        if not self.is_active(request):
            return super().get_traceback_frame_variables(request, tb_frame)
        return [(nama, self.cleansed_substitute) for nama in tb_frame.f_locals]
