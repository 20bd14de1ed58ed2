"""Client of PropMubi Trust OS, of Python's standard library alone."""

from .client import Client
from .errors import PropMubiError
from .live import live_leads
from .webhooks import verify_webhook

__all__ = ["Client", "PropMubiError", "live_leads", "verify_webhook"]
