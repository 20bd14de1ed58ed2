from __future__ import annotations

import json
import random
import time
from collections import OrderedDict
from http.client import HTTPException
from typing import Any, Dict, Iterator, List, Optional, Tuple, cast
from urllib.error import HTTPError

from .client import Client, open_url
from .errors import PropMubiError, error_of
from .operations import LEAD_ASSIGNED, LeadAssignedLeadAssigned

SILENT_AFTER_S = 30.0
FIRST_RETRY_S = 0.25
LONGEST_RETRY_S = 5.0
REMEMBERED_EVENTS = 1_000

FINAL_CODES = frozenset(
    {
        "GRAPHQL_PARSE_FAILED",
        "GRAPHQL_VALIDATION_FAILED",
        "SUBSCRIPTION_INVALIDATED",
        "BAD_CURSOR",
        "UNAUTHENTICATED",
        "FORBIDDEN",
        "MISSING_SCOPE",
        "POLICY_DENIED",
        "NO_AGENT_DESK",
        "NOT_A_BROKERAGE_AGENT",
        "AGENT_LEFT_BROKERAGE",
        "USER_DEACTIVATED",
        "SESSION_REVOKED",
    }
)
"""Refusals that the same request would get again."""


def live_leads(client: Client, after: Optional[str] = None) -> Iterator[LeadAssignedLeadAssigned]:
    """The leads that are assigned to the owner of the key, each once, in order, for as long as one iterates.

    ``after`` is the ``cursor`` of the last event that was handled, kept by the caller; without it the stream begins now. A
    connection that is lost or silent is opened again, after a pause of up to five seconds, and goes on where it stood.
    An event with a ``gap`` says how many are past what the feed keeps: read ``leads`` then.

    Raises PropMubiError where opening it again would not help.
    """
    cursor = client.lead_feed_cursor()["leadFeedCursor"] if after is None else after
    seen: "OrderedDict[str, None]" = OrderedDict()
    failures = 0
    while True:
        try:
            for event in _events(client, cursor):
                failures = 0
                cursor = event["cursor"]
                event_id = event["eventId"]
                if event_id is not None and event_id in seen:
                    continue
                yield event
                if event_id is not None:
                    seen[event_id] = None
                    if len(seen) > REMEMBERED_EVENTS:
                        seen.popitem(last=False)
        except PropMubiError as error:
            if error.code in FINAL_CODES:
                raise
        except (OSError, HTTPException):
            pass
        time.sleep(random.uniform(0, min(LONGEST_RETRY_S, FIRST_RETRY_S * 2**failures)))
        failures = min(failures + 1, 8)


def _events(client: Client, cursor: Optional[str]) -> Iterator[LeadAssignedLeadAssigned]:
    """Those of one connection."""
    body = {"query": LEAD_ASSIGNED, "variables": {"after": cursor}}
    try:
        response = open_url(client.request(body, "text/event-stream"), timeout=SILENT_AFTER_S)
    except HTTPError as refusal:
        with refusal:
            raise _refusal_of(refusal) from refusal
    with response:
        for name, data in _messages(response):
            if name == "complete":
                return
            answer: Dict[str, Any] = json.loads(data)
            data_of_event: Dict[str, Any] = answer.get("data") or {}
            event = data_of_event.get("leadAssigned")
            # What could not be read of an event leaves the rest of it.
            if event is None:
                raise error_of(answer, None)
            yield cast(LeadAssignedLeadAssigned, event)


def _refusal_of(refusal: HTTPError) -> PropMubiError:
    try:
        return error_of(json.load(refusal), refusal.headers.get("x-correlation-id"))
    except (ValueError, TypeError, LookupError, AttributeError):
        # A proxy's page, or a redirect.
        return PropMubiError("UNREACHABLE", f"the answer is HTTP {refusal.code}, and none of GraphQL")


def _messages(stream: Any) -> Iterator[Tuple[str, str]]:
    """Server-sent events as (name, data); comments, which are heartbeats, are none."""
    name = "message"
    data: List[str] = []
    for raw in stream:
        line = raw.decode().rstrip("\r\n")
        if line == "":
            if data or name == "complete":
                yield name, "\n".join(data)
            name, data = "message", []
        elif line.startswith("event:"):
            name = line[6:].strip()
        elif line.startswith("data:"):
            data.append(line[5:].removeprefix(" "))
