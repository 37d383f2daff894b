"""The checksum by which Google's KMS tells that nothing was lost on the way (RFC 3720, appendix B.4)."""

POLYNOMIAL = 0x82F63B78


def entry(value):
    for _ in range(8):
        value = (value >> 1) ^ (POLYNOMIAL if value & 1 else 0)
    return value


TABLE = [entry(value) for value in range(256)]


def crc32c(data):
    checksum = 0xFFFFFFFF
    for byte in data:
        checksum = TABLE[(checksum ^ byte) & 0xFF] ^ (checksum >> 8)
    return checksum ^ 0xFFFFFFFF
