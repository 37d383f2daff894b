"""What moto does otherwise than AWS, put right where a client of KMS could tell.

KMS answers refusals in JSON with its own error codes and status 400, authorizes for the key that is meant, and lets
no key work that is disabled, awaits its deletion or is another than the one named. It refuses what a clock signed that
is five minutes off. STS takes AssumeRoleWithWebIdentity unsigned. A signature is over the headers that it names, also
where the library of AWS for Python would not sign them. S3 looks at the conditions of a multipart upload's end and of
a part that is copied.
"""

import base64
import datetime
import json
import urllib.parse

from botocore.auth import SIGNED_HEADERS_BLACKLIST
from moto.core.exceptions import JsonRESTError, _RESTError
from moto.core.responses import BaseResponse
from moto.kms.models import KmsBackend
from moto.kms.responses import KmsResponse
from moto.s3.exceptions import MissingKey, PreconditionFailed
from moto.s3.responses import S3Response
from moto.sts.responses import TokenResponse

REFUSALS = {
    "AccessDenied": "AccessDeniedException",
    "InvalidClientTokenId": "UnrecognizedClientException",
    "SignatureDoesNotMatch": "InvalidSignatureException",
}
UNUSABLE = {"Disabled": "DisabledException", "PendingDeletion": "KMSInvalidStateException"}
KEY_ID_LENGTH = 36
MOST_SKEW = datetime.timedelta(minutes=5)

authorize = BaseResponse._authenticate_and_authorize_normal_action
encrypt = KmsBackend.encrypt
decrypt = KmsBackend.decrypt
upload_part_copy = S3Response.upload_part_copy
key_response_post = S3Response._key_response_post


def require_signed_now(request):
    signed = datetime.datetime.strptime(request.headers["X-Amz-Date"], "%Y%m%dT%H%M%S%z")
    skew = abs(datetime.datetime.now(datetime.timezone.utc) - signed)
    if skew > MOST_SKEW:
        raise JsonRESTError("InvalidSignatureException", f"Signature expired: it was made {skew} from now.")


def authorize_in_json(self, resource="*"):
    require_signed_now(self)
    try:
        authorize(self, resource)
    except _RESTError as refusal:
        raise JsonRESTError(REFUSALS.get(refusal.error_type, refusal.error_type), refusal.message) from refusal


def key_meant(self):
    parameters = json.loads(self.body or "{}")
    key_id = parameters.get("KeyId")
    if key_id is None and "CiphertextBlob" in parameters:
        key_id = base64.b64decode(parameters["CiphertextBlob"])[:KEY_ID_LENGTH].decode("ascii", "replace")
    key = None if key_id is None else self.kms_backend.keys.get(self.kms_backend.any_id_to_key_id(key_id))
    return "*" if key is None else key.arn


def require_usable(key):
    code = UNUSABLE.get(key.key_state) if key is not None else None
    if code is not None:
        raise JsonRESTError(code, f"{key.arn} is {key.key_state}.")


def encrypt_if_usable(self, key_id, plaintext, encryption_context):
    require_usable(self.keys.get(self.any_id_to_key_id(key_id)))
    return encrypt(self, key_id, plaintext, encryption_context)


def decrypt_if_usable(self, ciphertext_blob, encryption_context, key_id=None):
    wrapping_key_id = ciphertext_blob[:KEY_ID_LENGTH].decode("ascii", "replace")
    require_usable(self.keys.get(wrapping_key_id))
    if key_id is not None and self.any_id_to_key_id(key_id) != wrapping_key_id:
        raise JsonRESTError("IncorrectKeyException", "The key that was named did not encrypt this ciphertext.")
    return decrypt(self, ciphertext_blob, encryption_context, key_id)


def authorize_unless_web_identity(self, resource="*"):
    if self._get_action() != "AssumeRoleWithWebIdentity":
        authorize(self, resource)


def require_etag(key, etag, condition):
    if key is None:
        raise MissingKey(key="")
    if etag.replace('"', "") != key.etag.replace('"', ""):
        raise PreconditionFailed(condition)


def upload_part_copy_if_match(self):
    etag = self.headers.get("x-amz-copy-source-if-match")
    if etag is not None:
        source = urllib.parse.unquote(self.headers.get("x-amz-copy-source").split("?")[0])
        bucket, name = source.lstrip("/").split("/", 1)
        require_etag(self.backend.get_object(bucket, name), etag, "x-amz-copy-source-If-Match")
    return upload_part_copy(self)


def key_response_post_if_match(self, request, body, bucket_name, query, key_name):
    etag = request.headers.get("If-Match")
    if etag is not None and query.get("uploadId"):
        require_etag(self.backend.get_object(bucket_name, key_name), etag, "If-Match")
    return key_response_post(self, request, body, bucket_name, query, key_name)


def install():
    SIGNED_HEADERS_BLACKLIST.clear()
    KmsResponse._authenticate_and_authorize_normal_action = authorize_in_json
    KmsResponse._determine_resource = key_meant
    KmsBackend.encrypt = encrypt_if_usable
    KmsBackend.decrypt = decrypt_if_usable
    TokenResponse._authenticate_and_authorize_normal_action = authorize_unless_web_identity
    S3Response.upload_part_copy = upload_part_copy_if_match
    S3Response._key_response_post = key_response_post_if_match
