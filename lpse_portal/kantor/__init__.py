"""The office configured through the browser: its profile, hours, services, units, people and appointments (/kantor/)."""
