"""Makes the valid requests of a run succeed: proofs of work, right PINs and codes, grants and tokens.

`run` starts the portal with proofs of one round, takes the client's address from a header, and says in the environment where
it answers, how many members it has and how its outbox is read. Requests that are invalid on purpose are left as they are.
"""

import base64
import hashlib
import json
import os
import re
import secrets
import subprocess
from random import SystemRandom

import requests
import schemathesis

BASE = os.environ["PORTAL"]
# The members of `portal seed --count`.
MEMBERS = [
    {
        "username": f"socio{number}",
        "pin": "2580",
        "document": {"type": "CC", "number": f"5{number:08}"},
        "email": f"socio{number}@correo.example",
        "phone": f"+573{number:09}",
    }
    for number in range(1, int(os.environ["PORTAL_MEMBERS"]) + 1)
]
OUTBOX = os.environ["PORTAL_OUTBOX"]
NEW_PINS = ["2468", "3691", "1470", "9264", "5813"]
# One request in so many keeps its generated values.
AS_GENERATED = 5
# Hypothesis seeds the generator of `random`, which would then draw the same addresses again.
RANDOM = SystemRandom()

attempts, codes, grants = {}, {}, {}
token = None
seen = 0


def address():
    """An address of its own for every request: the quotas of one address would end the run."""
    return {"x-forwarded-for": ".".join(str(RANDOM.randint(1, 254)) for _ in range(4))}


def proof(purpose):
    headers = {"idempotency-key": secrets.token_hex(16), **address()}
    answer = requests.post(f"{BASE}/challenges", json={"purpose": purpose}, headers=headers, timeout=10)
    challenge = answer.json()["challenge"]
    parameters = challenge["parameters"]
    password = bytes.fromhex(parameters["nonce"]) + bytes(4)
    salt = bytes.fromhex(parameters["salt"])
    key = hashlib.pbkdf2_hmac("sha256", password, salt, parameters["cost"], parameters["keyLength"])
    payload = {"challenge": challenge, "solution": {"counter": 0, "derivedKey": key.hex()}}
    return base64.b64encode(json.dumps(payload).encode()).decode()


def last_code():
    """The code that was sent last, if one was."""
    global seen
    sent = subprocess.run([*OUTBOX.split("\n"), "--since", str(seen)], capture_output=True, text=True, check=True).stdout
    found = None
    for line in sent.splitlines():
        message = json.loads(line)
        seen = message["id"]
        code = re.search(r"#(\d{6})$", message["text"])
        found = code.group(1) if message["kind"] == "sms" and code else found
    return found


def fill(operation, body, path):
    """Replaces generated values by ones that are right; an id by the last one, unless a link gave it."""
    member = RANDOM.choice(MEMBERS)
    for name, known in (("attempt", attempts), ("recovery", grants if operation == "choose_pin" else codes)):
        if name in path and path[name] not in known and known:
            path[name] = list(known)[-1]
    if operation == "log_in":
        body.update(username=member["username"], proof=proof("log_in"))
    elif operation == "pin":
        body["pin"] = attempts.get(path["attempt"], member)["pin"]
        body.pop("installation", None)
    elif operation == "recover_username":
        body.update(email=member["email"], proof=proof("recover_username"))
    elif operation == "recover_password":
        body.update({name: member[name] for name in ("document", "email", "phone", "username")})
        body["proof"] = proof("recover_password")
    elif operation == "code":
        body["code"] = codes.get(path["recovery"], ("000000", None))[0]
    elif operation == "choose_pin":
        body["grant"] = grants.get(path["recovery"], ("", None))[0]
        body["pin"] = RANDOM.choice(NEW_PINS)
    elif operation == "phone_challenges" and body["purpose"] == "log_in":
        body["phone"] = secrets.token_urlsafe(16)
    if body.get("sms", {}).get("platform") == "android":
        body["sms"]["token"] = "FA+9qCX9VSu"


@schemathesis.auth(refresh_interval=None)
class Session:
    """The token of the last log-in."""

    def get(self, case, context):
        return token

    def set(self, case, data, context):
        if data:
            case.headers["authorization"] = f"Bearer {data}"


@schemathesis.hook
def before_call(ctx, case, kwargs):
    case.headers.update(address())
    if not case.meta or not case.meta.generation.mode.is_positive:
        return
    operation = case.operation.definition.raw["operationId"]
    if isinstance(case.body, dict) and RANDOM.randrange(AS_GENERATED):
        case.headers["idempotency-key"] = secrets.token_hex(16)
        fill(operation, case.body, case.path_parameters)


@schemathesis.hook
def after_call(ctx, case, response):
    global token
    if response.status_code >= 300 or not isinstance(case.body, dict):
        return
    operation = case.operation.definition.raw["operationId"]
    path, answer = case.path_parameters, response.json() if response.content else {}
    if operation == "log_in":
        typed = case.body["username"]
        attempts.update({answer["attempt"]: member for member in MEMBERS if member["username"] == typed})
    elif operation == "pin":
        token = answer["token"]
    elif operation in ("recover_username", "recover_password", "resend"):
        code = last_code()
        member = next((member for member in MEMBERS if member["email"] == case.body.get("email")), None)
        before = codes.get(answer["recovery"], (None, None))
        codes[answer["recovery"]] = (code or "000000", member or before[1])
    elif operation == "code" and "grant" in answer:
        grants[path["recovery"]] = (answer["grant"], codes.pop(path["recovery"])[1])
    elif operation == "choose_pin":
        grants.pop(path["recovery"])[1]["pin"] = case.body["pin"]
