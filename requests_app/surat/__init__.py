"""Letters: HTML to PDF/A-3u in a child process, the electronic signature, and its verification. No Django models here."""
