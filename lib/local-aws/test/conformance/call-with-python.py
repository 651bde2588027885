"""Walks requests with botocore, or with the AWS command line on top of it.

Standard input: {"client": "botocore" | "command-line", "url", "calls": [{"service", "operation",
"input"}]}. Standard output: a list of {"service", "operation", "problems": [...]}. Every answer is
held against the service's own model: no member that it does not know, the right types, known
values of enumerations, required members there.
"""

import contextlib
import io
import json
import sys
from xml.etree import ElementTree

import botocore.session
from botocore import xform_name

SCALARS = {
    "string": str,
    "integer": int,
    "long": int,
    "boolean": bool,
    "float": (int, float),
    "double": (int, float),
    "timestamp": (int, float, str),
}


def check_json(value, shape, at, checks_unknown):
    if shape.type_name == "structure":
        if not isinstance(value, dict):
            return [f"{at} is no structure"]
        problems = [f"{at}.{name} is required" for name in shape.required_members if name not in value]
        for name, member in value.items():
            if name in shape.members:
                problems += check_json(member, shape.members[name], f"{at}.{name}", checks_unknown)
            elif checks_unknown:
                problems.append(f"{at}.{name} is not in the model")
        return problems
    if shape.type_name == "list":
        if not isinstance(value, list):
            return [f"{at} is no list"]
        return [
            problem
            for index, item in enumerate(value)
            for problem in check_json(item, shape.member, f"{at}[{index}]", checks_unknown)
        ]
    if shape.type_name == "map":
        return [p for key, item in value.items() for p in check_json(item, shape.value, f"{at}.{key}", checks_unknown)]
    expected = SCALARS.get(shape.type_name, object)
    if not isinstance(value, expected) or (isinstance(value, bool) and expected is not bool):
        return [f"{at} is a {type(value).__name__}, not a {shape.type_name}"]
    return check_enum(value, shape, at)


def check_enum(value, shape, at):
    """Not by letter case or underscore, in which EC2's answers differ from its own model."""
    values = getattr(shape, "enum", None) or []
    plain = {known.lower().replace("_", "") for known in values}
    if not plain or value.lower().replace("_", "") in plain:
        return []
    return [f"{at} is {value!r}, not one of {values}"]


def tag_of(element):
    return element.tag.rsplit("}", 1)[-1]


def check_xml(element, shape, at):
    if shape.type_name == "structure":
        names = {m.serialization.get("name", name): m for name, m in shape.members.items()}
        problems = []
        for child in element:
            name = tag_of(child)
            if name in names:
                problems += check_xml(child, names[name], f"{at}.{name}")
            else:
                problems.append(f"{at}.{name} is not in the model")
        found = {tag_of(child) for child in element}
        for name in shape.required_members:
            wire = shape.members[name].serialization.get("name", name)
            if wire not in found:
                problems.append(f"{at}.{name} is required")
        return problems
    if shape.type_name == "list":
        wanted = shape.member.serialization.get("name", "member")
        return [
            problem
            for index, child in enumerate(element)
            for problem in (
                check_xml(child, shape.member, f"{at}[{index}]")
                if tag_of(child) == wanted
                else [f"{at}[{index}] is a {tag_of(child)}, not a {wanted}"]
            )
        ]
    text = element.text or ""
    if len(element):
        return [f"{at} is not simple"]
    if shape.type_name in ("integer", "long") and not text.lstrip("-").isdigit():
        return [f"{at} is {text!r}, not a number"]
    if shape.type_name == "boolean" and text not in ("true", "false"):
        return [f"{at} is {text!r}, not a boolean"]
    return check_enum(text, shape, at)


def check_answer(model, status, headers, body, checks_unknown):
    if status != 200:
        return [f"answered {status}: {body[:300]!r}"]
    problems = [] if headers.get("x-amzn-requestid") else ["no request id"]
    shape = model.output_shape
    protocol = model.service_model.metadata["protocol"]
    if protocol == "json":
        if shape is None:
            return problems
        return problems + check_json(json.loads(body), shape, "$", checks_unknown)
    root = ElementTree.fromstring(body)
    if tag_of(root) != f"{model.name}Response":
        problems.append(f"the answer is a {tag_of(root)}")
    if shape is None:
        return problems
    if protocol == "query":
        for child in root:
            if tag_of(child) == f"{model.name}Result":
                problems += check_xml(child, shape, "$")
        return problems
    for child in list(root):
        if tag_of(child) == "requestId":
            root.remove(child)
    return problems + check_xml(root, shape, "$")


def is_recent():
    """Older models lack members that AWS has added since."""
    return tuple(int(part) for part in botocore.__version__.split(".")[:2]) >= (1, 40)


def walk(session, calls, call):
    """`call(one)` makes a request and returns what went wrong with it."""
    results = []
    seen = []
    session.register("response-received", lambda **event: seen.append(event["response_dict"]))
    for one in calls:
        seen.clear()
        model = session.get_service_model(one["service"]).operation_model(one["operation"])
        problems = call(one)
        if seen and not problems:
            raw = seen[-1]
            problems = check_answer(model, raw["status_code"], raw["headers"], raw["body"], is_recent())
        results.append({"service": one["service"], "operation": one["operation"], "problems": problems})
    return results


def walk_with_botocore(url, calls):
    session = botocore.session.get_session()
    clients = {}

    def call(one):
        service = one["service"]
        if service not in clients:
            clients[service] = session.create_client(service, endpoint_url=url)
        try:
            getattr(clients[service], xform_name(one["operation"]))(**one["input"])
        except Exception as error:
            return [f"{type(error).__name__}: {error}"]
        return []

    return walk(session, calls, call)


def walk_with_command_line(url, calls):
    from awscli.clidriver import create_clidriver

    driver = create_clidriver()

    def call(one):
        command = xform_name(one["operation"], "-")
        words = [one["service"], command, "--cli-input-json", json.dumps(one["input"])]
        said, wrong = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(wrong):
            code = driver.main([*words, "--output", "json", "--endpoint-url", url])
        if code != 0:
            return [f"ended with {code}: {wrong.getvalue()[:500]}"]
        if said.getvalue().strip():
            json.loads(said.getvalue())
        return []

    return walk(driver.session, calls, call)


if __name__ == "__main__":
    task = json.load(sys.stdin)
    walker = walk_with_botocore if task["client"] == "botocore" else walk_with_command_line
    json.dump(walker(task["url"], task["calls"]), sys.stdout)
