"""Makes the call that it is given, for the pact of this client; prints what the call gives, or the code of its error."""

import json
import sys

from propmubi import Client, PropMubiError

call = json.loads(sys.argv[1])
client = Client(call["url"], api_key=call["key"])
try:
    print(json.dumps(getattr(client, call["method"])(**call["arguments"])))
except PropMubiError as error:
    print(json.dumps({"code": error.code}))
