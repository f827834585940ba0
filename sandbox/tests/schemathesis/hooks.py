"""What schemathesis needs to be told to call the sandbox as the documents say.

SANDBOX is the address of the sandbox, with its controls on.
"""

import json
import os
import urllib.parse
import urllib.request

import schemathesis

RESTORE = os.environ["SANDBOX"] + "/_sandbox/restore"
SEEDED = b'{"name": "seeded"}'
JSON = {"Content-Type": "application/json"}


@schemathesis.hook
def before_call(context, case, kwargs):
    """Each call meets the sandbox as it was seeded: without that a deleted participant would make
    all later calls a 404, and what is found would depend on the order of the calls.
    """
    request = urllib.request.Request(RESTORE, SEEDED, JSON)
    with urllib.request.urlopen(request) as answer:
        answer.read()


@schemathesis.serializer("application/x-www-form-urlencoded")
def form(context, value):
    """A form as the document's `encoding` has it, which schemathesis does not read for this media
    type: what is no text is JSON.
    """
    fields = context.case.body
    if not isinstance(fields, dict):
        return value if isinstance(value, (str, bytes)) else json.dumps(value)
    text = lambda field: field if isinstance(field, str) else json.dumps(field)
    pairs = [(name, text(field)) for name, field in fields.items()]
    return urllib.parse.urlencode(pairs, errors="surrogatepass")
