"""RSA keys and their versions, named by 32 hexadecimal digits in no order."""

import base64
import secrets
import threading
import time

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from failure import Failure

OAEP_256 = padding.OAEP(mgf=padding.MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)


def encoded(value):
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def number(value):
    return encoded(value.to_bytes((value.bit_length() + 7) // 8, "big"))


class Version:
    def __init__(self, key_address):
        self.kid = f"{key_address}/{secrets.token_hex(16)}"
        self.created = int(time.time())
        self.enabled = True
        self.private = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def bundle(self):
        public = self.private.public_key().public_numbers()
        key = {"kid": self.kid, "kty": "RSA", "n": number(public.n), "e": number(public.e)}
        key["key_ops"] = ["wrapKey", "unwrapKey"]
        return {"key": key, "attributes": self.attributes()}

    def attributes(self):
        return {"enabled": self.enabled, "created": self.created, "updated": self.created, "exportable": False}

    def use(self, operation, body):
        if not self.enabled:
            message = f"Operation {operation} is not allowed on a disabled key."
            raise Failure(403, "Forbidden", message, "KeyDisabled")
        if body.get("alg") != "RSA-OAEP-256":
            raise Failure(400, "BadParameter", f"Property has invalid value: alg {body.get('alg')}")
        try:
            value = decoded(body["value"])
            if operation == "wrapKey":
                value = self.private.public_key().encrypt(value, OAEP_256)
            else:
                value = self.private.decrypt(value, OAEP_256)
        except ValueError:
            raise Failure(400, "BadParameter", "The parameter is incorrect.") from None
        return {"kid": self.kid, "value": encoded(value)}


class Keys:
    """All versions by the name of their key. One request at a time."""

    def __init__(self, address):
        self.address = address
        self.lock = threading.Lock()
        self.by_name = {}
        self.uses_left = {}

    def count_use(self, name):
        """Counts a use against the key's quota, where there is one."""
        left = self.uses_left.get(name)
        if left == 0:
            raise Failure(429, "Throttled", "Request was not processed because too many requests were received.")
        if left is not None:
            self.uses_left[name] = left - 1

    def new_version(self, name):
        version = Version(f"{self.address}/keys/{name}")
        self.by_name.setdefault(name, []).append(version)
        return version

    def versions(self, name):
        if name not in self.by_name:
            message = f"A key with (name/id) {name} was not found in this key vault."
            raise Failure(404, "KeyNotFound", message)
        return self.by_name[name]

    def version(self, name, version_id):
        if not version_id:
            return self.versions(name)[-1]
        for version in self.versions(name):
            if version.kid.endswith(f"/{version_id}"):
                return version
        message = f"A key with (name/id) {name}/{version_id} was not found in this key vault."
        raise Failure(404, "KeyNotFound", message)
