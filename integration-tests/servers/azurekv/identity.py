"""Who may do what: applications, their secrets, the tokens that they get for them."""

import secrets
import time
import uuid

from failure import Failure

ROLES = {
    "administrator": {"create", "read", "update", "wrapKey", "unwrapKey"},
    "training": {"wrapKey"},
    "serving": {"unwrapKey"},
    "nobody": set(),
}
DATA_ACTIONS = {
    "Microsoft.KeyVault/vaults/keys/wrap/action": "wrapKey",
    "Microsoft.KeyVault/vaults/keys/unwrap/action": "unwrapKey",
    "Microsoft.KeyVault/vaults/keys/read": "read",
}
SCOPE = "https://vault.azure.net/.default"
VALIDITY_SECONDS = 3600
ISSUED = "issued-tokens"


class Identity:
    def __init__(self):
        self.tenant = str(uuid.uuid4())
        self.applications = {str(uuid.uuid4()): (role, secrets.token_urlsafe(30)) for role in ROLES}
        self.tokens = {}
        self.trouble = None

    def configuration(self, address):
        issuer = f"{address}/{self.tenant}"
        return {
            "issuer": f"{issuer}/v2.0",
            "authorization_endpoint": f"{issuer}/oauth2/v2.0/authorize",
            "token_endpoint": f"{issuer}/oauth2/v2.0/token",
            "device_authorization_endpoint": f"{issuer}/oauth2/v2.0/devicecode",
        }

    def token(self, form):
        if self.trouble is not None:
            return self.trouble, {"error": "temporarily_unavailable", "error_description": "AADSTS90033"}
        role, secret = self.applications.get(form.get("client_id"), (None, None))
        if role is None:
            return 400, {"error": "unauthorized_client", "error_description": "AADSTS700016: Application not found."}
        if not secrets.compare_digest(secret, form.get("client_secret", "")):
            return 401, {"error": "invalid_client", "error_description": "AADSTS7000215: Invalid client secret."}
        if SCOPE not in form.get("scope", "").split():
            return 400, {"error": "invalid_scope", "error_description": "AADSTS70011: The scope is not valid."}
        token = secrets.token_urlsafe(32)
        with open(ISSUED, "a", encoding="ascii") as file:
            file.write(token + "\n")  # whoever looks for leaks has to know them
        self.tokens[token] = (role, time.time() + VALIDITY_SECONDS)
        return 200, {"token_type": "Bearer", "expires_in": VALIDITY_SECONDS, "access_token": token}

    def forget(self, role):
        self.tokens = {token: of for token, of in self.tokens.items() if of[0] != role}

    def assign(self, role, data_actions):
        ROLES[role] = {DATA_ACTIONS[action] for action in data_actions}

    def role(self, authorization):
        return self.tokens.get((authorization or "").removeprefix("Bearer "), (None, 0))[0]

    def require(self, authorization, action):
        role, until = self.tokens.get((authorization or "").removeprefix("Bearer "), (None, 0))
        if until < time.time():
            raise Failure(401, "Unauthorized", "AKV10000: Request is missing a Bearer or PoP token.")
        if action not in ROLES[role]:
            message = f"Caller is not authorized to perform action {action} on resource."
            raise Failure(403, "Forbidden", message, "ForbiddenByRbac")
