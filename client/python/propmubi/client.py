from __future__ import annotations

import json
import time
from http.client import HTTPException
from email.message import Message
from typing import IO, Any, Dict, Optional, Tuple
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from .errors import PropMubiError, error_of
from .operations import Operations

ANSWERS_WITHIN_S = 30.0
LONGEST_WAIT_S = 60.0
TRIES = 3


class _NoRedirects(HTTPRedirectHandler):
    """A redirect is an answer like any other: urllib's own handler sends the key along, to whatever host it names."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Optional[Request]:
        return None


open_url = build_opener(_NoRedirects).open


class Client(Operations):
    """Asks a platform as the owner of an API key or, without one, as a visitor.

    Its methods are the stored operations; ``execute`` takes any other.
    """

    def __init__(
        self,
        url: str = "http://localhost:4000/graphql/partner",
        api_key: Optional[str] = None,
        timeout: float = ANSWERS_WITHIN_S,
        client_name: str = "propmubi-python",
    ) -> None:
        self.url = url
        self.timeout = timeout
        self._sent = {"apollographql-client-name": client_name}
        if api_key is not None:
            self._sent["authorization"] = f"Bearer {api_key}"

    def execute(self, query: str, variables: Optional[Dict[str, Any]] = None) -> Dict[str, Any]:
        """The ``data`` of an answer.

        A request beyond a limit is sent again when the platform says, twice at most. Nothing else is repeated, because
        the platform may have done it.

        Raises PropMubiError for an answer with errors, and where there is none.
        """
        tries = 0
        while True:
            answer, headers = self._ask({"query": query, "variables": variables or {}})
            if "errors" not in answer:
                return answer["data"]
            tries += 1
            wait = float(headers.get("retry-after") or "inf")
            if tries == TRIES or wait > LONGEST_WAIT_S:
                raise error_of(answer, headers.get("x-correlation-id"))
            time.sleep(wait)

    def request(self, body: Dict[str, Any], accept: str) -> Request:
        headers = {"content-type": "application/json", "accept": accept, **self._sent}
        return Request(self.url, json.dumps(body).encode(), headers)

    def _ask(self, body: Dict[str, Any]) -> Tuple[Dict[str, Any], Message]:
        try:
            try:
                response = open_url(self.request(body, "application/json"), timeout=self.timeout)
            except HTTPError as refusal:
                response = refusal
            with response:
                answer = json.load(response)
            if not isinstance(answer, dict) or not answer.keys() & {"data", "errors"}:
                raise ValueError("what it says is no answer of GraphQL")
            return answer, response.headers
        except (OSError, HTTPException, ValueError) as error:
            raise PropMubiError("UNREACHABLE", f"{self.url} does not answer: {error}") from error
