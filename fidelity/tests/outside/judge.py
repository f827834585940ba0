"""Has openapi-core judge recorded calls: python3 judge.py DOCUMENT RECORD [RECORD...]

A judge that shares nothing with this project. It reads the document as published or as
normalized, takes each request as it was on the wire, and prints what it makes of them as JSON.
Exit code 0: all requests are as the document says; 1: some are not; 2: it could not be judged.

What the judge is known to get wrong stands in false_alarms.json, with reasons. An error that is
excused by one of its rules is counted under the rule, never dropped unseen; a rule says which
parameters or media types it is for, so that it excuses nothing else.
"""

import base64
import json
import pathlib
import re
import sys
from urllib.parse import parse_qsl, unquote, urlsplit

import yaml
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.validation.request import V30RequestValidator
from werkzeug.datastructures import Headers, ImmutableMultiDict

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class Request:
    """A recorded request, in the form that the judge asks for."""

    host_url = "http://127.0.0.1"

    def __init__(self, record):
        request = record["request"]
        url = urlsplit(request["url"])
        headers = Headers([tuple(pair) for pair in request["headers"]])
        self.method = request["method"].lower()
        # The document's servers are replaced by the address that the calls were made with.
        base = urlsplit(record.get("base_url", "")).path
        # A slash inside a value would look like one of the template.
        raw = re.sub("%2f", "\u2215", url.path.removeprefix(base), flags=re.IGNORECASE)
        self.path = unquote(raw)
        self.content_type = headers.get("Content-Type", "")
        self.body = body(request)
        query = parse_qsl(url.query, keep_blank_values=True)
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(query),
            header=headers,
            cookie=ImmutableMultiDict(cookies(headers)),
        )


def body(request):
    """The bytes of the body; what is not UTF-8 is recorded as base64."""
    if "body_base64" in request:
        return base64.b64decode(request["body_base64"])
    sent = (request.get("body") or "").encode()
    # A body may be of no length; one that is not there has no type.
    typed = any(name.lower() == "content-type" for name, _ in request["headers"])
    return sent if sent or typed else None


def cookies(headers):
    for line in headers.getlist("Cookie"):
        for part in line.split(";"):
            name, _, value = part.strip().partition("=")
            yield unquote(name), unquote(value)


def document(path):
    """The document, served from where the calls were sent to."""
    text = pathlib.Path(path).read_text(encoding="utf-8")
    # Dates are texts, as in JSON.
    loader = type("Loader", (yaml.SafeLoader,), {})
    loader.yaml_implicit_resolvers = {
        first: [(tag, rule) for tag, rule in rules if not tag.endswith(":timestamp")]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    api = json.loads(text) if text.lstrip().startswith("{") else yaml.load(text, loader)
    api["servers"] = [{"url": "/"}]
    for item in api.get("paths", {}).values():
        item.pop("servers", None)
        for method in METHODS:
            item.get(method, {}).pop("servers", None)
    # Statuses may be written as numbers in YAML.
    return json.loads(json.dumps(api))


def told(error):
    """An error with its causes, and what a schema complains of in it."""
    words, complaints = [], []
    while error is not None:
        words.append(f"{type(error).__name__}: {error}")
        for inner in getattr(error, "schema_errors", None) or ():
            place = "/".join(map(str, inner.absolute_schema_path))
            complaints.append(f"{inner.json_path}: {inner.message} [{place}]")
        error = error.__cause__
    return " | ".join(words), complaints


class Alarms:
    """The rules of false_alarms.json, and how often each excused something."""

    def __init__(self, api):
        text = pathlib.Path(__file__).with_name("false_alarms.json").read_text(encoding="utf-8")
        self.rules = json.loads(text)["rules"]
        self.counts = {}
        self.operations = {
            operation.get("operationId"): (path, item, operation)
            for path, item in api.get("paths", {}).items()
            for method, operation in item.items()
            if method in METHODS
        }
        self.api = api

    def excuses(self, record, error, complaints):
        for rule in self.rules:
            fits = re.search(rule["error"], error) and self.is_for(rule, record, error)
            if "schema_error" in rule:
                known = [re.search(rule["schema_error"], text) for text in complaints]
                fits = fits and known and all(known)
            if fits:
                self.counts[rule["rule"]] = self.counts.get(rule["rule"], 0) + 1
                return True
        return False

    def is_for(self, rule, record, error):
        if "media_type" in rule:
            sent = dict(map(tuple, record["request"]["headers"])).get("content-type", "")
            return re.search(rule["media_type"], sent) is not None
        if "parameter" in rule:
            wanted = rule["parameter"].items()
            return any(
                all(str(seen.get(key, "")) == value for key, value in wanted)
                and repr(seen.get("name", ""))[1:-1] in error
                for seen in self.parameters(record["operationId"])
            )
        return True

    def parameters(self, operation):
        """The parameters of an operation, with the defaults of their style, and their type."""
        _, item, found = self.operations.get(operation, ("", {}, {}))
        for seen in item.get("parameters", []) + found.get("parameters", []):
            seen = self.target(seen)
            place = seen.get("in")
            style = seen.get("style", "form" if place in ("query", "cookie") else "simple")
            schema = self.target(seen.get("schema", {}))
            explode = seen.get("explode", style == "form")
            yield {
                "name": seen.get("name"),
                "in": place,
                "style": style,
                "explode": str(explode).lower(),
                "type": schema.get("type", ""),
                "by": "content" if "content" in seen else "schema",
            }

    def target(self, node):
        for _ in range(64):
            if "$ref" not in node:
                return node
            place = self.api
            for token in node["$ref"].removeprefix("#/").split("/"):
                place = place[unquote(token).replace("~1", "/").replace("~0", "~")]
            node = place
        return {}


class Validators:
    """A validator for each path: templates such as /a/{id} and /a/{name} match the same requests,
    and each call is held against the one that it was made for."""

    def __init__(self, api, operations):
        self.api, self.operations, self.made = api, operations, {}

    def of(self, operation):
        path, item, _ = self.operations.get(operation, ("/", {}, {}))
        if path not in self.made:
            alone = {**self.api, "paths": {path: item}}
            # Whether the document itself is in order is not the question.
            config = Config(spec_validator_cls=None)
            self.made[path] = V30RequestValidator(OpenAPI.from_dict(alone, config=config).spec)
        return self.made[path]


def judge(api, alarms, paths):
    validators = Validators(api, alarms.operations)
    calls, accepted, refused = 0, 0, []
    for path in paths:
        for line, text in enumerate(pathlib.Path(path).read_text(encoding="utf-8").splitlines(), 1):
            record = json.loads(text)
            calls += 1
            validator = validators.of(record["operationId"])
            errors = [told(error) for error in validator.iter_errors(Request(record))]
            wrong = [error for error in errors if not alarms.excuses(record, *error)]
            if wrong:
                place = f"{pathlib.Path(path).name}:{line}"
                refused.append({"at": place, "operation": record["operationId"], "errors": [error for error, _ in wrong]})
            else:
                accepted += 1
    return {"calls": calls, "accepted": accepted, "excused": alarms.counts, "refused": refused}


def main(arguments):
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    api = document(arguments[0])
    verdict = judge(api, Alarms(api), arguments[1:])
    json.dump(verdict, sys.stdout, indent=2)
    print()
    return 1 if verdict["refused"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
