"""What Cloud Audit Logs would have of a use of a key: a model by the documented LogEntry and AuditLog."""

import datetime
import json
import secrets
import urllib.parse

CODES = {
    "INVALID_ARGUMENT": 3,
    "NOT_FOUND": 5,
    "PERMISSION_DENIED": 7,
    "RESOURCE_EXHAUSTED": 8,
    "FAILED_PRECONDITION": 9,
    "UNAUTHENTICATED": 16,
}
METHODS = {"encrypt": "Encrypt", "decrypt": "Decrypt"}


def entry(path, principal, reason, status, project):
    """A line, or nothing where no key was used."""
    resource, _, operation = urllib.parse.unquote(path).removeprefix("/v1/").partition(":")
    if operation not in METHODS:
        return ""
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    attributes = {"time": now, "auth": {}} if reason is None else {"time": now, "reason": reason, "auth": {}}
    email = f"{principal}@{project}.iam.gserviceaccount.com" if principal else None
    payload = {
        "@type": "type.googleapis.com/google.cloud.audit.AuditLog",
        "status": {} if status == "OK" else {"code": CODES[status], "message": status},
        "authenticationInfo": {"principalEmail": email} if email else {},
        "requestMetadata": {"callerIp": "127.0.0.1", "requestAttributes": attributes, "destinationAttributes": {}},
        "serviceName": "cloudkms.googleapis.com",
        "methodName": METHODS[operation],
        "resourceName": resource,
    }
    return json.dumps({
        "protoPayload": payload,
        "insertId": secrets.token_hex(8),
        "resource": {"type": "cloudkms_cryptokey", "labels": {"project_id": project}},
        "timestamp": now,
        "severity": "INFO" if status == "OK" else "ERROR",
        "logName": f"projects/{project}/logs/cloudaudit.googleapis.com%2Fdata_access",
        "receiveTimestamp": now,
    }) + "\n"
