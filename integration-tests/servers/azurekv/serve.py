"""Azure Key Vault, and the token endpoint before it, as their REST references describe them, as far as Bulla uses them.
It is no software of Microsoft's: there is none that runs elsewhere, nor another's that the package registries have.
Real RSA-OAEP-256, versions that can be disabled, applications with roles, a log; TLS; in memory, on a loopback port of
its own.

Prints key=value lines about itself, then "ready", and ends when its standard input does. Writes its certificates and
its log into the directory that it was started in.
"""

import json
import os
import re
import sys
import threading
import urllib.parse
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import diagnostics
import tls
from failure import Failure
from identity import ISSUED, Identity
from keys import Keys

NAME = r"/keys/(?P<name>[0-9A-Za-z-]+)"
VERSION = NAME + r"(?:/(?P<version_id>[0-9a-f]{32})?)?"

AUDIT = "audit.log"
DIAGNOSTICS = "diagnostics.log"
MOST_VERSIONS = 3

identity = Identity()
audit_lock = threading.Lock()
server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
address = f"https://127.0.0.1:{server.server_port}"
keys = Keys(address)


def wrap(name, version_id, body):
    keys.count_use(name)
    return keys.version(name, version_id).use("wrapKey", body)


def unwrap(name, version_id, body):
    keys.count_use(name)
    return keys.version(name, version_id).use("unwrapKey", body)


def update(name, version_id, body):
    version = keys.version(name, version_id)
    version.enabled = body["attributes"].get("enabled", version.enabled)
    return version.bundle()


def limit(name, body):
    """Not of Azure's: as many uses as the quota still has."""
    keys.uses_left[name] = body["usesLeft"]
    return {}


def forget(body):
    """Not of Azure's: the application's tokens are recognised no more."""
    identity.forget(body["application"])
    return {}


def trouble(body):
    """Not of Azure's: the status of every token's answer from now on, or null."""
    identity.trouble = body["status"]
    return {}


def assign(body):
    """The data actions of a role definition, to an application."""
    identity.assign(body["application"], body["DataActions"])
    return {}


def list_keys(body):
    return {"value": [{"kid": f"{address}/keys/{name}"} for name in keys.by_name]}


def versions(name, body):
    """A page, which may be shorter than was asked for."""
    first = int(body.get("$skiptoken", 0))
    last = first + min(int(body.get("maxresults", MOST_VERSIONS)), MOST_VERSIONS)
    page = [{"kid": each.kid, "attributes": each.attributes()} for each in keys.versions(name)[first:last]]
    more = last < len(keys.versions(name))
    link = f"{address}/keys/{name}/versions?api-version=7.4&$skiptoken={last}"
    return {"value": page, "nextLink": link if more else None}


OPERATIONS = [
    ("POST", NAME + "/(?:create|rotate)", "create", lambda name, body: keys.new_version(name).bundle()),
    ("POST", VERSION + "/wrapkey", "wrapKey", wrap),
    ("POST", VERSION + "/unwrapkey", "unwrapKey", unwrap),
    ("GET", NAME + "/versions", "read", versions),
    ("GET", VERSION, "read", lambda name, version_id, body: keys.version(name, version_id).bundle()),
    ("PATCH", VERSION, "update", update),
    ("POST", NAME + "/limit", "create", limit),
    ("POST", "/forget", "create", forget),
    ("POST", "/assign", "create", assign),
    ("POST", "/trouble", "create", trouble),
    ("GET", "/keys", "create", list_keys),
]


class Requests(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        self.request_id = str(uuid.uuid4())
        content = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        path = urllib.parse.urlsplit(self.path).path
        try:
            if path == f"/{identity.tenant}/oauth2/v2.0/token":
                self.send(*identity.token(dict(urllib.parse.parse_qsl(content))))
            elif path == f"/{identity.tenant}/v2.0/.well-known/openid-configuration":
                self.send(200, identity.configuration(address))
            else:
                query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
                answer = self.done(path, json.loads(content) if content else query)
                self.audit(200)
                self.send(200, answer)
        except Failure as failure:
            self.audit(failure.status)
            self.send(failure.status, failure.body)

    def audit(self, status):
        """A line, written before the answer is sent."""
        path = urllib.parse.urlsplit(self.path).path
        entry = {
            "request": f"{self.command} {path}",
            "application": identity.role(self.headers.get("Authorization")),
            "clientRequestId": self.headers.get("x-ms-client-request-id"),
            "requestId": self.request_id,
            "status": status,
        }
        line = diagnostics.record(address, path, entry["application"], entry["clientRequestId"], status)
        with audit_lock, open(AUDIT, "a", encoding="ascii") as file, open(DIAGNOSTICS, "a", encoding="ascii") as log:
            file.write(json.dumps(entry) + "\n")
            log.write(line)

    def done(self, path, body):
        for method, pattern, action, operation in OPERATIONS:
            meant = re.fullmatch(pattern, path)
            if meant and method == self.command:
                identity.require(self.headers.get("Authorization"), action)
                with keys.lock:
                    return operation(body=body, **meant.groupdict())
        raise Failure(404, "NotFound", f"There is nothing at {path}.")

    def send(self, status, answer):
        content = json.dumps(answer).encode()
        self.send_response(status)
        if status == 401:
            challenge = f'Bearer authorization="{address}/{identity.tenant}", resource="https://vault.azure.net"'
            self.send_header("WWW-Authenticate", challenge)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("x-ms-request-id", self.request_id)
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PATCH = answer


def main():
    os.umask(0o077)
    open(DIAGNOSTICS, "w", encoding="ascii").close()
    print(f"diagnostics={os.path.abspath(DIAGNOSTICS)}")
    secure = tls.context("authority.pem", "own.pem")
    server.socket = secure.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.RequestHandlerClass = Requests
    open(AUDIT, "w", encoding="ascii").close()
    print(f"audit={os.path.abspath(AUDIT)}")
    print(f"issued={os.path.abspath(ISSUED)}")
    print(f"address={address}")
    print(f"authority={os.path.abspath('authority.pem')}")
    print(f"tenant={identity.tenant}")
    keys.new_version("ready")
    print("key=ready")
    for application, (role, secret) in identity.applications.items():
        print(f"{role}-id={application}")
        print(f"{role}-secret={secret}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print("ready", flush=True)
    sys.stdin.buffer.read()


main()
