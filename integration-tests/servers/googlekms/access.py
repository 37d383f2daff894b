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
POOL = "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/tests/providers/tests"
EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange"
SKEW_SECONDS = 300
VALIDITY_SECONDS = 3600
ISSUED = "issued-tokens"


IAM_ROLES = {
    "roles/cloudkms.cryptoKeyEncrypter": {ENCRYPT},
    "roles/cloudkms.cryptoKeyDecrypter": {DECRYPT},
    "roles/cloudkms.viewer": {READ},
}


def granted(policy, role):
    """What an IAM policy of a key allows an account."""
    member = f"serviceAccount:{role}@{PROJECT}.iam.gserviceaccount.com"
    bindings = [each for each in policy.get("bindings", []) if member in each["members"]]
    return {permission for each in bindings for permission in IAM_ROLES[each["role"]]}


def unpadded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def padless(value):
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def claims_of(jwt):
    return json.loads(unpadded(jwt.split(".")[1]))


def stands(jwt, key, audience):
    """Whether a JWT is signed by the key, for the audience, and in time."""
    try:
        claimed = claims_of(jwt)
    except ValueError:
        return False
    in_time = claimed["iat"] - SKEW_SECONDS < time.time() < claimed["exp"]
    if key is None or claimed.get("aud") != audience or not in_time:
        return False
    signed, signature = jwt.rsplit(".", 1)
    try:
        key.verify(unpadded(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        return True
    except InvalidSignature:
        return False


def pem(key):
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()


class Access:
    def __init__(self):
        self.keys = {}
        self.tokens = {}
        self.provider = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def account_file(self, role, token_uri):
        """A new key of the service account that has the role, as its JSON file."""
        email = f"{role}@{PROJECT}.iam.gserviceaccount.com"
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.keys[email] = (key.public_key(), role)
        return {
            "type": "service_account",
            "project_id": PROJECT,
            "private_key_id": role,
            "private_key": pem(key),
            "client_email": email,
            "client_id": role,
            "token_uri": token_uri,
        }

    def subject_token(self, role, ahead_seconds=0):
        """What the workload's own identity provider says of it: its subject is the role that it is mapped to."""
        now = int(time.time()) + ahead_seconds
        claims = {"iss": "https://provider.test", "sub": role, "aud": POOL, "iat": now, "exp": now + VALIDITY_SECONDS}
        signed = ".".join(padless(json.dumps(part).encode()) for part in ({"alg": "RS256"}, claims))
        return signed + "." + padless(self.provider.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256()))

    def token(self, assertion):
        """The answer to an assertion of RFC 7523."""
        key, role = self.keys.get(claims_of(assertion).get("iss"), (None, None))
        if not stands(assertion, key, AUDIENCE):
            return 400, {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}
        return 200, self.new_token(role)

    def exchange(self, form):
        """The answer to a token of the workload's own identity provider, by RFC 8693."""
        subject_token = form.get("subject_token", "")
        if form.get("audience") != POOL or form.get("grant_type") != EXCHANGE or subject_token.count(".") != 2:
            return 400, {"error": "invalid_request", "error_description": "Invalid value for audience or token."}
        if not stands(subject_token, self.provider.public_key(), POOL):
            return 400, {"error": "invalid_grant", "error_description": "The subject token is not valid."}
        issued = {"issued_token_type": "urn:ietf:params:oauth:token-type:access_token"}
        return 200, {**self.new_token(claims_of(subject_token)["sub"]), **issued}

    def new_token(self, role):
        token = secrets.token_urlsafe(32)
        with open(ISSUED, "a", encoding="ascii") as file:
            file.write(token + "\n")  # whoever looks for leaks has to know them
        self.tokens[token] = (role, time.time() + VALIDITY_SECONDS)
        return {"access_token": token, "expires_in": VALIDITY_SECONDS, "token_type": "Bearer"}

    def forget(self, role):
        self.tokens = {token: of for token, of in self.tokens.items() if of[0] != role}

    def role(self, authorization):
        return self.tokens.get((authorization or "").removeprefix("Bearer "), (None, 0))[0]

    def require(self, authorization, permission, resource, policy):
        """By the account's role for all keys, or by the policy of this one."""
        role, until = self.tokens.get((authorization or "").removeprefix("Bearer "), (None, 0))
        if until < time.time():
            raise Failure("UNAUTHENTICATED", "Request had invalid authentication credentials.")
        if permission not in ROLES[role] | granted(policy, role):
            raise Failure(
                "PERMISSION_DENIED",
                f"Permission '{permission}' denied on resource '{resource}' (or it may not exist).",
            )
