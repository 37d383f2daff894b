"""What a vault's diagnostic log would have of a use of a key: a model by the documented records of AuditEvent, a line for
each. What a client sends to join logs by counts if it is a GUID, as is documented; else the vault makes one.
"""

import datetime
import json
import re
import uuid

GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
OPERATIONS = {"wrapkey": "KeyWrap", "unwrapkey": "KeyUnwrap"}


def record(address, path, application, client_request_id, status):
    """A line, or nothing where no key was used."""
    key, _, operation = path.rpartition("/")
    if operation not in OPERATIONS:
        return ""
    sent = (client_request_id or "").lower()
    return json.dumps({
        "time": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f") + "0Z",
        "resourceId": "/SUBSCRIPTIONS/TESTS/RESOURCEGROUPS/TESTS/PROVIDERS/MICROSOFT.KEYVAULT/VAULTS/TESTS",
        "operationName": OPERATIONS[operation],
        "operationVersion": "7.4",
        "category": "AuditEvent",
        "resultType": "Success" if status < 300 else "Failed",
        "resultSignature": str(status),
        "durationMs": "1",
        "callerIpAddress": "127.0.0.1",
        "correlationId": sent if GUID.fullmatch(sent) else str(uuid.uuid4()),
        "identity": {"claim": {"appid": application}} if application else {},
        "properties": {
            "id": f"{address}{key}",
            "requestUri": f"{address}{path}?api-version=7.4",
            "httpStatusCode": status,
        },
    }) + "\n"
