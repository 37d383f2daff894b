"""Who may do what: service accounts, the assertions that they sign, the tokens that they get for them."""

import base64
import json
import secrets
import time

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from failure import Failure

PROJECT = "bulla-tests"
ENCRYPT = "cloudkms.cryptoKeyVersions.useToEncrypt"
DECRYPT = "cloudkms.cryptoKeyVersions.useToDecrypt"
READ = "cloudkms.cryptoKeys.get"
ADMINISTER = "cloudkms.cryptoKeys.create"
ROLES = {
    "administrator": {ENCRYPT, DECRYPT, READ, ADMINISTER},
    "training": {ENCRYPT},
    "serving": {DECRYPT},
    "nobody": set(),
}
AUDIENCE = "https://oauth2.googleapis.com/token"  # which clients claim wherever they are sent to
SKEW_SECONDS = 300
VALIDITY_SECONDS = 3600


def unpadded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Access:
    def __init__(self):
        self.keys = {}
        self.tokens = {}

    def account_file(self, role, token_uri):
        """A new key of the service account that has the role, as its JSON file."""
        email = f"{role}@{PROJECT}.iam.gserviceaccount.com"
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.keys[email] = (key.public_key(), role)
        pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return {
            "type": "service_account",
            "project_id": PROJECT,
            "private_key_id": role,
            "private_key": pem.decode(),
            "client_email": email,
            "client_id": role,
            "token_uri": token_uri,
        }

    def token(self, assertion):
        """The answer to an assertion of RFC 7523."""
        head, claims, signature = assertion.split(".")
        claimed = json.loads(unpadded(claims))
        key, role = self.keys.get(claimed.get("iss"), (None, None))
        now = time.time()
        in_time = claimed["iat"] - SKEW_SECONDS < now < claimed["exp"]
        fits = key is not None and claimed.get("aud") == AUDIENCE and in_time
        try:
            if fits:
                key.verify(unpadded(signature), f"{head}.{claims}".encode(), padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            fits = False
        if not fits:
            return 400, {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}
        token = secrets.token_urlsafe(32)
        self.tokens[token] = (role, now + VALIDITY_SECONDS)
        return 200, {"access_token": token, "expires_in": VALIDITY_SECONDS, "token_type": "Bearer"}

    def require(self, authorization, permission, resource):
        role, until = self.tokens.get((authorization or "").removeprefix("Bearer "), (None, 0))
        if until < time.time():
            raise Failure("UNAUTHENTICATED", "Request had invalid authentication credentials.")
        if permission not in ROLES[role]:
            raise Failure(
                "PERMISSION_DENIED",
                f"Permission '{permission}' denied on resource '{resource}' (or it may not exist).",
            )
