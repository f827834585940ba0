"""Lets schemathesis call a running sandbox as the normalized documents say, and judges the result.

python3 run.py VENV SPECS EXPLAINED FIRST_LINE [EXAMPLES]

VENV is a folder for a virtual environment of its own, made when it is not there or holds another
version. SPECS is the folder with <api>/openapi.yaml. EXPLAINED is a TOML file with the failures
that are right, each with the rule behind it. FIRST_LINE is what the sandbox printed when it was
ready; it has to have its controls on. EXAMPLES is how many calls are made up per operation.

Standard output: the verdict in JSON. Exit code 3: schemathesis cannot be installed, from want of a
network, say. Everything else is for the caller to judge.
"""

import base64
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import tomllib
import urllib.parse
import urllib.request

TOOL = "schemathesis==4.32.5"
SEED = "20240229"


def installed(venv):
    """The command of the environment; None where it cannot be made."""
    mark = venv / "installed"
    if not mark.is_file() or mark.read_text() != TOOL:
        python = venv / "bin" / "python"
        pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", TOOL]
        for command in ([sys.executable, "-m", "venv", "--clear", venv], [python, *pip]):
            if subprocess.run(command, stdout=sys.stderr).returncode != 0:
                return None
        mark.write_text(TOOL)
    return venv / "bin" / "schemathesis"


def toornament(demo):
    """Credentials and ids of one API, as schemathesis takes them."""
    item = "/tournaments/{tournament_id}"
    return {
        "base-url": demo["base_url"],
        "headers": {
            "X-Api-Key": demo["api_key"],
            "Authorization": "Bearer " + demo["bearer_token"],
        },
        "parameters": {"path.tournament_id": demo["tournaments"]["team"]},
        "operations": [
            {
                "include-path": f"{item}/{kind}s/{{id}}",
                "parameters": {"path.id": demo[f"{kind}_id"]},
            }
            for kind in ("participant", "registration")
        ],
    }


def runsignup(demo):
    ids = ("race_id", "event_id", "race_series_id", "race_series_year_id")
    parameters = {f"query.{name}": demo[name] for name in ids}
    return {
        "base-url": demo["base_url"],
        "headers": {"Authorization": "Bearer " + demo["oauth_token"]},
        "parameters": parameters | {"query.event_ids": [demo["event_id"]]},
        "auth": {
            "openapi": {
                "apiKey": {"api_key": demo["api_key"]},
                "apiSecret": {"api_key": demo["api_secret"]},
            }
        },
    }


def toml(table, path=()):
    """A table as TOML; schemathesis reads nothing else."""
    lines = [f"[{'.'.join(json.dumps(part) for part in path)}]"] if path else []
    lists = {}
    tables = {}
    for key, value in table.items():
        if isinstance(value, dict):
            tables[key] = value
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            lists[key] = value
        else:
            lines.append(f"{json.dumps(key)} = {json.dumps(value)}")
    for key, inner in tables.items():
        lines.append(toml(inner, (*path, key)))
    for key, items in lists.items():
        for item in items:
            inner = {k: v for k, v in item.items() if not isinstance(v, dict)}
            lines.append(f"[[{key}]]")
            lines += [f"{json.dumps(k)} = {json.dumps(v)}" for k, v in inner.items()]
            for k, v in item.items():
                if isinstance(v, dict):
                    pairs = ", ".join(f"{json.dumps(a)} = {json.dumps(b)}" for a, b in v.items())
                    lines.append(f"{json.dumps(k)} = {{ {pairs} }}")
    return "\n".join(lines)


def called(command, document, settings, origin, examples):
    """The events of one run."""
    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder) / "schemathesis.toml"
        config.write_text(toml(settings))
        report = pathlib.Path(folder) / "report.ndjson"
        hooks = pathlib.Path(__file__).with_name("hooks.py")
        subprocess.run(
            [
                command, "--config-file", config, "run", document,
                "--phases", "examples,coverage,fuzzing", "--seed", SEED,
                "--max-examples", str(examples), "--continue-on-failure",
                "--generation-deterministic",
                "--report", "ndjson", "--report-ndjson-path", report, "--no-color",
                "--suppress-health-check", "all",
            ],
            stdout=sys.stderr,
            cwd=folder,
            env=os.environ
            | {"SANDBOX": origin, "SCHEMATHESIS_HOOKS": str(hooks), "PYTHONDONTWRITEBYTECODE": "1"},
        )
        if not report.is_file():
            sys.exit(f"schemathesis did not run {document}; see above")
        return [json.loads(line) for line in report.read_text().splitlines()]


def answer(interaction):
    """Status and body of an answer; None where none came."""
    response = interaction.get("response")
    if not response:
        return None, None
    content = response.get("content") or {}
    text = base64.b64decode(content["$base64"]) if "$base64" in content else b""
    try:
        return response["status_code"], json.loads(text)
    except ValueError:
        return response["status_code"], None


def within(part, whole):
    """Whether all that a part says holds of the whole; lists are compared from their beginning."""
    if isinstance(part, dict):
        inner = isinstance(whole, dict)
        return inner and all(within(value, whole.get(key)) for key, value in part.items())
    if isinstance(part, list):
        inner = isinstance(whole, list) and len(part) <= len(whole)
        return inner and all(within(a, b) for a, b in zip(part, whole))
    return part == whole


def explains(rule, failure):
    return (
        failure["check"] == rule["check"]
        and failure["operation"] in rule["operations"]
        and failure["status"] == rule["status"]
        and within(rule.get("body", {}), failure["body"])
    )


def judged(events, rules, verdict):
    for event in events:
        scenario = event.get("ScenarioFinished")
        recorder = scenario and scenario.get("recorder")
        for error in filter(None, [event.get("NonFatalError"), event.get("FatalError")]):
            verdict["errors"].append(str(error)[:500])
        if not recorder:
            continue
        operation = recorder["label"]
        for case, interaction in recorder["interactions"].items():
            status, body = answer(interaction)
            verdict["calls"] += 1
            verdict["statuses"][operation][str(status)] += 1
            for check in recorder["checks"].get(case, []):
                if check["status"] != "failure":
                    continue
                failure = {
                    "check": check["name"],
                    "operation": operation,
                    "status": status,
                    "body": body,
                    "message": check["failure_info"]["failure"]["message"],
                    "request": interaction["request"],
                }
                rule = next((rule for rule in rules if explains(rule, failure)), None)
                if rule:
                    verdict["explained"][rule["rule"]] += 1
                else:
                    verdict["unexplained"].append(failure)


def main(arguments):
    command = installed(pathlib.Path(arguments[0]).absolute())
    if command is None:
        print(f"cannot install {TOOL}", file=sys.stderr)
        return 3
    specs, explained, line = pathlib.Path(arguments[1]).absolute(), arguments[2], arguments[3]
    examples = int(arguments[4]) if len(arguments) > 4 else 20
    rules = tomllib.loads(pathlib.Path(explained).read_text())["explained"]
    demo = json.loads(line)
    address = urllib.parse.urlsplit(demo["toornament"]["base_url"])
    origin = f"{address.scheme}://{address.netloc}"
    body, headers = b'{"name": "seeded"}', {"Content-Type": "application/json"}
    snapshot = urllib.request.Request(origin + "/_sandbox/snapshot", body, headers)
    urllib.request.urlopen(snapshot).close()
    verdict = {
        "calls": 0,
        "statuses": collections.defaultdict(collections.Counter),
        "explained": collections.Counter({rule["rule"]: 0 for rule in rules}),
        "unexplained": [],
        "errors": [],
    }
    for name, settings in (("toornament", toornament), ("runsignup", runsignup)):
        document = specs / name / "openapi.yaml"
        events = called(command, document, settings(demo[name]), origin, examples)
        judged(events, rules, verdict)
    json.dump(verdict, sys.stdout, indent=2)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
