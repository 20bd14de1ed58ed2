from __future__ import annotations

from typing import Any, Dict, List, Optional


class PropMubiError(Exception):
    """What the platform refused, or that it does not answer.

    ``code`` is stable (docs/errors.md); ``UNREACHABLE`` is this client's own. ``data`` is whatever part of the answer came.
    """

    def __init__(
        self,
        code: str,
        message: str,
        errors: Optional[List[Dict[str, Any]]] = None,
        data: Optional[Dict[str, Any]] = None,
        request_id: Optional[str] = None,
    ) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.errors = errors or []
        self.data = data
        self.request_id = request_id


def error_of(answer: Dict[str, Any], request_id: Optional[str]) -> PropMubiError:
    """The error of an answer that has ``errors``."""
    errors = answer["errors"]
    first = errors[0]
    code = first.get("extensions", {}).get("code", "UNKNOWN")
    return PropMubiError(code, first.get("message", ""), errors, answer.get("data"), request_id)
