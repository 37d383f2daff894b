"""What a request is refused with, as Azure Key Vault answers it."""


class Failure(Exception):
    def __init__(self, status, code, message, inner=None):
        super().__init__(message)
        self.status = status
        error = {"code": code, "message": message}
        if inner is not None:
            error["innererror"] = {"code": inner}
        self.body = {"error": error}
