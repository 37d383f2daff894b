"""What CloudTrail would have of each request to KMS: a model by its documented records, since moto logs none. A file for
each, packed as CloudTrail packs them.
"""

import datetime
import gzip
import json
import os
import uuid

from moto.core.responses import BaseResponse
from moto.iam.models import iam_backends

DIRECTORY = "cloudtrail"
DENIED = "AccessDeniedException"

call = BaseResponse.call_action


def caller(account, access_key):
    for user in iam_backends[account]["aws"].users.values():
        if any(key.access_key_id == access_key for key in user.access_keys):
            return {"type": "IAMUser", "arn": user.arn, "accountId": account, "accessKeyId": access_key}
    return {"type": "AssumedRole", "accountId": account, "accessKeyId": access_key}


def error(status, body):
    return json.loads(body)["__type"].rpartition("#")[2] if status >= 400 else None


def resource(request, failure):
    """A denied request is logged without what it was about."""
    if failure == DENIED:
        return {"requestParameters": None}
    arn = request._determine_resource()
    parameters = json.loads(request.body or "{}")
    logged = {name: parameters[name] for name in parameters if name in ("KeyId", "EncryptionContext")}
    logged = {name[0].lower() + name[1:]: value for name, value in logged.items()}
    keys = [] if arn == "*" else [{"accountId": request.current_account, "type": "AWS::KMS::Key", "ARN": arn}]
    return {"requestParameters": {"encryptionAlgorithm": "SYMMETRIC_DEFAULT", **logged}, "resources": keys}


def record(request, status, headers, body):
    failure = error(int(status), body)
    return {
        "eventVersion": "1.11",
        "userIdentity": caller(request.current_account, request.access_key),
        "eventTime": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "eventSource": "kms.amazonaws.com",
        "eventName": request._get_action(),
        "awsRegion": request.region,
        "sourceIPAddress": "127.0.0.1",
        "userAgent": request.headers.get("User-Agent"),
        **({"errorCode": failure.removesuffix("Exception") if failure == DENIED else failure} if failure else {}),
        "responseElements": None,
        "requestID": headers["x-amzn-requestid"],
        "eventID": str(uuid.uuid4()),
        **resource(request, failure),
        "eventType": "AwsApiCall",
        "recipientAccountId": request.current_account,
        "eventCategory": "Management",
    }


def write(entry):
    """Whole, before the answer is sent."""
    name = f"{entry['recipientAccountId']}_CloudTrail_{entry['awsRegion']}_{entry['eventID']}.json.gz"
    beside = os.path.join(DIRECTORY, "." + name)
    with gzip.open(beside, "wt", encoding="utf-8") as file:
        json.dump({"Records": [entry]}, file)
    os.rename(beside, os.path.join(DIRECTORY, name))


def call_and_log(self):
    status, headers, body = call(self)
    if self.service_name == "kms":
        write(record(self, status, headers, body))
    return status, headers, body


def install():
    os.mkdir(DIRECTORY, 0o700)
    BaseResponse.call_action = call_and_log
    return os.path.abspath(DIRECTORY)
