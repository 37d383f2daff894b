"""Keys and their versions: AES-256-GCM, the version's number before the IV."""

import os
import threading

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from failure import Failure

NUMBER_BYTES = 4
IV_BYTES = 12


class Version:
    def __init__(self, name):
        self.name = name
        self.state = "ENABLED"
        self.cipher = AESGCM(AESGCM.generate_key(bit_length=256))

    def require_enabled(self):
        if self.state != "ENABLED":
            raise Failure("FAILED_PRECONDITION", f"{self.name} is not enabled, current state is: {self.state}.")

    def resource(self):
        algorithm = "GOOGLE_SYMMETRIC_ENCRYPTION"
        return {"name": self.name, "state": self.state, "algorithm": algorithm, "protectionLevel": "SOFTWARE"}


class Key:
    def __init__(self, name):
        self.name = name
        self.versions = []
        self.primary = self.new_version()
        self.uses_left = None
        self.policy = {}

    def use(self):
        """Counts a use against the quota, where there is one."""
        if self.uses_left == 0:
            raise Failure("RESOURCE_EXHAUSTED", "Quota exceeded for quota metric 'Cryptographic requests'.")
        if self.uses_left is not None:
            self.uses_left -= 1

    def new_version(self):
        version = Version(f"{self.name}/cryptoKeyVersions/{len(self.versions) + 1}")
        self.versions.append(version)
        return version

    def version(self, number):
        if not 1 <= number <= len(self.versions):
            raise Failure("NOT_FOUND", f"CryptoKeyVersion {self.name}/cryptoKeyVersions/{number} not found.")
        return self.versions[number - 1]

    def encrypt(self, version, plaintext, aad):
        self.use()
        version.require_enabled()
        number = (self.versions.index(version) + 1).to_bytes(NUMBER_BYTES, "big")
        iv = os.urandom(IV_BYTES)
        return number + iv + version.cipher.encrypt(iv, plaintext, number + aad)

    def decrypt(self, ciphertext, aad):
        self.use()
        number, iv = ciphertext[:NUMBER_BYTES], ciphertext[NUMBER_BYTES : NUMBER_BYTES + IV_BYTES]
        wrong = Failure("INVALID_ARGUMENT", "Decryption failed: verify that 'name' refers to the correct CryptoKey.")
        if not 1 <= int.from_bytes(number, "big") <= len(self.versions):
            raise wrong
        version = self.version(int.from_bytes(number, "big"))
        version.require_enabled()
        try:
            return version, version.cipher.decrypt(iv, ciphertext[NUMBER_BYTES + IV_BYTES :], number + aad)
        except (InvalidTag, ValueError):
            raise wrong from None

    def resource(self):
        return {"name": self.name, "purpose": "ENCRYPT_DECRYPT", "primary": self.primary.resource()}


class Keys:
    """All keys by name. One request at a time."""

    def __init__(self):
        self.lock = threading.Lock()
        self.by_name = {}

    def create(self, name):
        if name in self.by_name:
            raise Failure("ALREADY_EXISTS", f"CryptoKey {name} already exists.")
        self.by_name[name] = Key(name)
        return self.by_name[name]

    def of(self, ring):
        return {"cryptoKeys": [key.resource() for key in self.by_name.values() if key.name.startswith(f"{ring}/")]}

    def policy(self, name):
        return self.by_name[name].policy if name in self.by_name else {}

    def get(self, name):
        if name not in self.by_name:
            raise Failure("NOT_FOUND", f"CryptoKey {name} not found.")
        return self.by_name[name]
