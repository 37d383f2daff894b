"""What a request is refused with, as Google's APIs answer it."""

CODES = {
    "INVALID_ARGUMENT": 400,
    "FAILED_PRECONDITION": 400,
    "UNAUTHENTICATED": 401,
    "PERMISSION_DENIED": 403,
    "NOT_FOUND": 404,
    "ALREADY_EXISTS": 409,
    "RESOURCE_EXHAUSTED": 429,
}


class Failure(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.code = CODES[status]
        self.body = {"error": {"code": self.code, "message": message, "status": status}}
