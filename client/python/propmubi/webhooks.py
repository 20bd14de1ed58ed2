from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from typing import Any, Dict, Mapping, Optional

TOLERANCE_S = 300
"""How old or how far ahead the time of a message may be."""


def verify_webhook(secret: str, headers: Mapping[str, str], body: bytes, now: Optional[float] = None) -> Dict[str, Any]:
    """The message of a webhook, whose signature holds (https://www.standardwebhooks.com).

    ``secret`` is what ``createWebhook`` gave, ``body`` the bytes as they came. Drop messages whose ``webhook-id`` you have.

    Raises ValueError for a message that is not signed by the secret, or of another time.
    """
    given = {name.lower(): value for name, value in headers.items()}
    try:
        message_id, timestamp = given["webhook-id"], given["webhook-timestamp"]
        signatures = given["webhook-signature"].split(" ")
        age = (time.time() if now is None else now) - int(timestamp)
    except (KeyError, ValueError) as error:
        raise ValueError("The message has not the headers of a webhook.") from error
    if abs(age) > TOLERANCE_S:
        raise ValueError("The message is of another time.")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    expected = f"v1,{base64.b64encode(digest).decode()}"
    if not any(hmac.compare_digest(expected, signature) for signature in signatures):
        raise ValueError("The signature does not hold.")
    return json.loads(body)
