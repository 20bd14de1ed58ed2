"""Against a real platform: PROPMUBI_URL, and access tokens of an agent and of a new buyer."""

import os
import unittest
import uuid
from typing import Any, Dict, List

from propmubi import Client, PropMubiError, live_leads

URL = os.environ["PROPMUBI_URL"]
AGENT_RERA_NUMBER = os.environ["AGENT_RERA_NUMBER"]

LISTINGS_OF_AGENTS = "{ feed(first: 100) { edges { node { id title agent { reraNumber } } } } }"


def ask_about(listing_id: str) -> str:
    buyer = Client(URL, api_key=os.environ["BUYER_TOKEN"])
    contact: Any = {"name": "Ishaan Verma", "phone": os.environ["BUYER_PHONE"]}
    answer = buyer.create_lead(
        input={
            "idempotencyKey": str(uuid.uuid4()),
            "listingId": listing_id,
            "contact": contact,
            "consents": [{"channel": "CALL", "purpose": "LEAD_FOLLOW_UP"}],
        }
    )
    lead_id = answer["createLead"]["leadId"]
    assert lead_id is not None, answer
    return lead_id


class Platform(unittest.TestCase):
    def test_reads_as_a_visitor(self) -> None:
        homes = Client(URL).find_homes(filter={"bedrooms": [2]}, first=2)["feed"]
        assert homes is not None
        self.assertEqual(len(homes["edges"]), 2)
        home = Client(URL).home(id=homes["edges"][0]["node"]["id"])["listing"]
        assert home is not None
        self.assertEqual(home["title"], homes["edges"][0]["node"]["title"])

    def test_raises_what_is_refused_with_its_code(self) -> None:
        with self.assertRaises(PropMubiError) as invalid:
            Client(URL).find_homes(filter={"priceMax": -1})
        self.assertEqual(invalid.exception.errors[0]["path"], ["feed"])
        self.assertTrue(invalid.exception.request_id)
        with self.assertRaises(PropMubiError) as unauthenticated:
            Client(URL, api_key="pk_test_wrong").lead_feed_cursor()
        self.assertEqual(unauthenticated.exception.code, "UNAUTHENTICATED")
        with self.assertRaises(PropMubiError) as final:
            next(live_leads(Client(URL), after="not a cursor"))
        self.assertIn(final.exception.code, {"UNAUTHENTICATED", "BAD_CURSOR"})
        with self.assertRaises(PropMubiError) as away:
            Client("http://127.0.0.1:9/graphql").find(text="thane")
        self.assertEqual(away.exception.code, "UNREACHABLE")

    def test_follows_live_leads_from_a_cursor(self) -> None:
        agent = Client(URL, api_key=os.environ["AGENT_TOKEN"])
        nodes: List[Dict[str, Any]] = [
            edge["node"] for edge in agent.execute(LISTINGS_OF_AGENTS)["feed"]["edges"]
        ]
        mine = [one for one in nodes if one["agent"] and one["agent"]["reraNumber"] == AGENT_RERA_NUMBER]
        cursor = agent.lead_feed_cursor()["leadFeedCursor"]
        lead_id = ask_about(mine[0]["id"])
        event = next(live_leads(agent, after=cursor))
        assert event["lead"] is not None and event["lead"]["listing"] is not None
        self.assertEqual((event["lead"]["id"], event["lead"]["listing"]["title"]), (lead_id, mine[0]["title"]))
        again = next(live_leads(agent, after=cursor))
        self.assertEqual(again["eventId"], event["eventId"])
