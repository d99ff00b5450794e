"""Quarterly and half-yearly reports, their review and the offline round trip."""
