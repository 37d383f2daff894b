"""moto (AWS KMS, IAM, STS, S3) on a loopback port of its own, with authorization on from the first request.

Prints key=value lines about itself, then "ready", and ends when its standard input does: with whoever started it,
however that one ends. All that it knows is in memory.
"""

import json
import os
import sys

os.environ["INITIAL_NO_AUTH_ACTION_COUNT"] = "0"  # read when moto is imported

import as_aws
import cloudtrail
from moto.iam.models import iam_backends
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

ACCOUNT = "123456789012"
REGION = "eu-central-1"
ADMINISTRATOR = "administrator"
EVERYTHING = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}


def administrator_key():
    iam = iam_backends[ACCOUNT]["aws"]
    iam.create_user(REGION, ADMINISTRATOR)
    iam.put_user_policy(ADMINISTRATOR, "everything", json.dumps(EVERYTHING))
    return iam.create_access_key(ADMINISTRATOR)


def main():
    as_aws.install()
    trail = cloudtrail.install()
    key = administrator_key()
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    print(f"address=http://{host}:{port}")
    print(f"cloudtrail={trail}")
    print(f"region={REGION}")
    print(f"account={ACCOUNT}")
    print(f"access-key-id={key.access_key_id}")
    print(f"secret-access-key={key.secret_access_key}")
    print("ready", flush=True)
    sys.stdin.buffer.read()
    server.stop()


main()
