import unittest

from propmubi import verify_webhook

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
BODY = b'{"test": 2432232314}'
HEADERS = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "Webhook-Timestamp": "1614265330",
    "webhook-signature": "v1,old= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}
AT = 1614265331.0


class Webhooks(unittest.TestCase):
    def test_gives_the_message_that_is_signed(self) -> None:
        """The example of the standard's own libraries."""
        self.assertEqual(verify_webhook(SECRET, HEADERS, BODY, AT), {"test": 2432232314})

    def test_refuses_what_is_altered_old_or_unsigned(self) -> None:
        for headers, body, at in [
            (HEADERS, BODY + b" ", AT),
            (HEADERS, BODY, AT + 301),
            (HEADERS, BODY, AT - 302),
            ({**HEADERS, "webhook-id": "msg_other"}, BODY, AT),
            ({"webhook-id": "msg_1"}, BODY, AT),
        ]:
            with self.assertRaises(ValueError):
                verify_webhook(SECRET, headers, body, at)
