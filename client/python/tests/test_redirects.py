"""Where a platform, or what stands in its place, sends a client elsewhere."""

import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Dict, List, Optional

from propmubi import Client, PropMubiError, live_leads


class Redirects(unittest.TestCase):
    def serve(self, status: int, location: Optional[str]) -> str:
        """A server with this answer to everything; notes the authorization of each request."""
        asked: List[Optional[str]] = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked.append(self.headers["authorization"])
                headers: Dict[str, str] = {} if location is None else {"location": location}
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", "0")
                self.end_headers()

            do_GET = do_POST

            def log_message(self, format: str, *args: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return f"http://127.0.0.1:{server.server_port}/graphql"

    def test_keep_the_key_to_the_platform(self) -> None:
        for status in (301, 302, 303, 307, 308):
            with self.subTest(status=status):
                self.asked: List[Optional[str]] = []
                elsewhere = self.serve(200, None)
                client = Client(self.serve(status, elsewhere), api_key="pk_live_secret")
                with self.assertRaises(PropMubiError) as refused:
                    client.execute("{ me { id } }")
                self.assertEqual(refused.exception.code, "UNREACHABLE")
                self.assertEqual(self.asked, ["Bearer pk_live_secret"])

    def test_leave_a_stream_trying(self) -> None:
        self.asked = []
        client = Client(self.serve(302, self.serve(200, None)), api_key="pk_live_secret")
        reader = threading.Thread(target=next, args=(live_leads(client, after="a place"),), daemon=True)
        reader.start()
        while len(self.asked) < 3:
            reader.join(0.01)
            self.assertTrue(reader.is_alive())
        self.assertEqual(set(self.asked), {"Bearer pk_live_secret"})


if __name__ == "__main__":
    unittest.main()
