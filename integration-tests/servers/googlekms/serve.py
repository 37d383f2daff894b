"""Google Cloud KMS as its REST reference describes it, as far as Bulla uses it. It is no software of Google's: there is
none that runs elsewhere, nor another's that the package registries have. Real AES-GCM, versions and their states, the
checksums both ways, service accounts with roles, workload identity federation, an audit log; TLS; in memory, on a
loopback port of its own.

Prints key=value lines about itself, then "ready", and ends when its standard input does. Writes the key files of its
service accounts, the federated workload's token, its audit log and its certificates into the directory that it was
started in.
"""

import base64
import json
import os
import re
import sys
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import access
import datalog
import tls
from crc32c import crc32c
from failure import Failure
from keys import Keys

RING = f"projects/{access.PROJECT}/locations/europe-west3/keyRings/tests"
KEYS = r"projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys"
KEY = rf"/v1/(?P<key>{KEYS}/[^/:]+)"
PAGE = r"(?:\?pageSize=(?P<size>\d+)(?:&pageToken=(?P<after>[^&]+))?)?"
VERSION = KEY + r"/cryptoKeyVersions/(?P<number>\d+)"

AUDIT = "audit.log"
DATA_LOG = "data-access.log"
MOST_VERSIONS = 1000

keys = Keys()
accounts = access.Access()
audit_lock = threading.Lock()


def received(body, field):
    """A field's bytes, and whether their checksum came along and fits."""
    value = base64.b64decode(body.get(field, ""))
    checksum = body.get(field + "Crc32c")
    if checksum is not None and int(checksum) != crc32c(value):
        raise Failure("INVALID_ARGUMENT", f"The checksum in field {field}_crc32c did not match the data.")
    return value, checksum is not None


def sent(field, value):
    return {field: base64.b64encode(value).decode(), field + "Crc32c": str(crc32c(value))}


def create(parent, key_id, body):
    return keys.create(f"{parent}/{key_id}").resource()


def encrypt(key, body, number=None):
    key = keys.get(key)
    version = key.primary if number is None else key.version(int(number))
    plaintext, checked = received(body, "plaintext")
    aad, aad_checked = received(body, "additionalAuthenticatedData")
    return {
        "name": version.name,
        **sent("ciphertext", key.encrypt(version, plaintext, aad)),
        "verifiedPlaintextCrc32c": checked,
        "verifiedAdditionalAuthenticatedDataCrc32c": aad_checked,
        "protectionLevel": "SOFTWARE",
    }


def decrypt(key, body):
    key = keys.get(key)
    ciphertext, _ = received(body, "ciphertext")
    aad, _ = received(body, "additionalAuthenticatedData")
    version, plaintext = key.decrypt(ciphertext, aad)
    return {**sent("plaintext", plaintext), "usedPrimary": version is key.primary, "protectionLevel": "SOFTWARE"}


def make_primary(key, body):
    key = keys.get(key)
    key.primary = key.version(int(body["cryptoKeyVersionId"]))
    return key.resource()


def change_state(key, number, body):
    version = keys.get(key).version(int(number))
    version.state = body["state"]
    return version.resource()


def destroy(key, number, body):
    version = keys.get(key).version(int(number))
    version.state = "DESTROY_SCHEDULED"
    return version.resource()


def set_policy(key, body):
    keys.get(key).policy = body["policy"]
    return body["policy"]


def workload_token(ring, body):
    """Not of Google's: what the workload's own provider would say by a clock that is ahead."""
    return {"token": accounts.subject_token("serving", body["aheadSeconds"])}


def limit(key, body):
    """Not of Google's: as many uses as the quota still has."""
    keys.get(key).uses_left = body["usesLeft"]
    return {}


def forget(ring, body):
    """Not of Google's: the role's tokens are recognised no more."""
    accounts.forget(body["role"])
    return {}


def versions(key, body, size=None, after=None):
    """In pages, where they are asked for, whose tokens a URL has to escape."""
    first = int(urllib.parse.unquote(after)[2:-1]) if after else 0
    last = first + int(size or MOST_VERSIONS)
    all_versions = keys.get(key).versions
    page = {"cryptoKeyVersions": [version.resource() for version in all_versions[first:last]]}
    return {**page, "nextPageToken": f"+/{last}="} if last < len(all_versions) else page


OPERATIONS = [
    ("POST", KEY + ":encrypt", access.ENCRYPT, encrypt),
    ("POST", VERSION + ":encrypt", access.ENCRYPT, encrypt),
    ("POST", KEY + ":decrypt", access.DECRYPT, decrypt),
    ("GET", KEY, access.READ, lambda key, body: keys.get(key).resource()),
    ("GET", KEY + "/cryptoKeyVersions" + PAGE, access.READ, versions),
    ("POST", rf"/v1/(?P<parent>{KEYS})\?cryptoKeyId=(?P<key_id>[^&]+)", access.ADMINISTER, create),
    ("POST", KEY + "/cryptoKeyVersions", access.ADMINISTER, lambda key, body: keys.get(key).new_version().resource()),
    ("POST", KEY + ":updatePrimaryVersion", access.ADMINISTER, make_primary),
    ("PATCH", VERSION + r"\?updateMask=state", access.ADMINISTER, change_state),
    ("POST", VERSION + ":destroy", access.ADMINISTER, destroy),
    ("POST", KEY + ":setIamPolicy", access.ADMINISTER, set_policy),
    ("POST", KEY + ":limit", access.ADMINISTER, limit),
    ("POST", r"/v1/(?P<ring>.+/keyRings/[^/]+):workloadToken", access.ADMINISTER, workload_token),
    ("POST", r"/v1/(?P<ring>.+/keyRings/[^/]+):forget", access.ADMINISTER, forget),
    ("GET", r"/v1/(?P<ring>.+/keyRings/[^/]+)/cryptoKeys", access.ADMINISTER, lambda ring, body: keys.of(ring)),
]


class Requests(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            if self.path == "/token":
                self.send(*accounts.token(self.form(body)["assertion"]))
            elif self.path == "/sts":
                self.send(*accounts.exchange(self.form(body)))
            else:
                answer = self.done(json.loads(body or b"{}"))
                self.audit("OK")
                self.send(200, answer)
        except Failure as failure:
            self.audit(failure.body["error"]["status"])
            self.send(failure.code, failure.body)

    @staticmethod
    def form(body):
        return dict(urllib.parse.parse_qsl(body.decode()))

    def audit(self, status):
        """A line, written before the answer is sent."""
        entry = {
            "request": f"{self.command} {self.path}",
            "principal": accounts.role(self.headers.get("Authorization")),
            "reason": self.headers.get("X-Goog-Request-Reason"),
            "status": status,
        }
        line = datalog.entry(self.path, entry["principal"], entry["reason"], status, access.PROJECT)
        with audit_lock, open(AUDIT, "a", encoding="ascii") as file, open(DATA_LOG, "a", encoding="ascii") as data_log:
            file.write(json.dumps(entry) + "\n")
            data_log.write(line)

    def done(self, body):
        for method, path, permission, operation in OPERATIONS:
            meant = re.fullmatch(path, self.path)
            if meant and method == self.command:
                policy = keys.policy(meant[1])
                accounts.require(self.headers.get("Authorization"), permission, meant[1], policy)
                with keys.lock:
                    return operation(body=body, **meant.groupdict())
        raise Failure("NOT_FOUND", f"The requested URL {self.path} was not found on this server.")

    def send(self, code, answer):
        content = json.dumps(answer).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json; charset=UTF-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PATCH = answer


def write_json(name, content):
    with open(name, "w", encoding="ascii") as file:
        json.dump(content, file)
    return os.path.abspath(name)


def workload(address, role):
    """The configuration of a federated workload that is mapped to the role."""
    with open("subject-token", "w", encoding="ascii") as file:
        file.write(accounts.subject_token(role))
    return {
        "type": "external_account",
        "audience": access.POOL,
        "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
        "token_url": f"{address}/sts",
        "credential_source": {"file": os.path.abspath("subject-token")},
    }


def main():
    os.umask(0o077)
    open(DATA_LOG, "w", encoding="ascii").close()
    print(f"data-log={os.path.abspath(DATA_LOG)}")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Requests)
    server.socket = tls.context("authority.pem", "own.pem").wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    address = f"https://127.0.0.1:{server.server_port}"
    open(AUDIT, "w", encoding="ascii").close()
    for role in access.ROLES:
        account = accounts.account_file(role, f"{address}/token")
        print(f"{role}={write_json(f'{role}.json', account)}")
    print(f"workload={write_json('workload.json', workload(address, 'serving'))}")
    print(f"address={address}")
    print(f"authority={os.path.abspath('authority.pem')}")
    print(f"audit={os.path.abspath(AUDIT)}")
    print(f"issued={os.path.abspath(access.ISSUED)}")
    print(f"ring={RING}")
    print(f"key={keys.create(f'{RING}/cryptoKeys/ready').name}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print("ready", flush=True)
    sys.stdin.buffer.read()


main()
