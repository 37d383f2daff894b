"""A certificate for this host's loopback address, of an authority that is made here and whose key is kept nowhere."""

import datetime
import ipaddress
import ssl

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

VALIDITY = datetime.timedelta(days=1)


def name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def builder(subject, issuer, public_key):
    now = datetime.datetime.now(datetime.timezone.utc)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(minutes=1))
        .not_valid_after(now + VALIDITY)
    )


def write(file, *contents):
    with open(file, "wb") as out:
        out.writelines(contents)


def context(authority_file, own_file):
    authority_key = ec.generate_private_key(ec.SECP256R1())
    authority = name("Bulla tests' own authority")
    is_authority = x509.BasicConstraints(ca=True, path_length=0)
    signed = builder(authority, authority, authority_key.public_key()).add_extension(is_authority, critical=True)
    write(authority_file, signed.sign(authority_key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    key = ec.generate_private_key(ec.SECP256R1())
    loopback = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    own = builder(name("localhost"), authority, key.public_key()).add_extension(loopback, critical=False)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    write(own_file, own.sign(authority_key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM), pem)

    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(own_file)
    return server
