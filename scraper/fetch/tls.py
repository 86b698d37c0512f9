"""Certificates: always checked, against the system's roots and what a source adds."""

import ssl
from functools import cache

import httpx

_EXPIRED, _TOO_EARLY, _SELF_SIGNED, _WRONG_HOST, _WRONG_ADDRESS, _REVOKED = 10, 9, 18, 62, 64, 23
_NO_ISSUER = (2, 19, 20, 21)
_WORDS = {
    _EXPIRED: "the certificate has expired",
    _TOO_EARLY: "the certificate is not valid yet",
    _SELF_SIGNED: "the certificate is signed by itself",
    _WRONG_HOST: "the certificate is another host's",
    _WRONG_ADDRESS: "the certificate is another address's",
    _REVOKED: "the certificate is revoked",
    **dict.fromkeys(
        _NO_ISSUER,
        "who signed the certificate is not known; if the server forgets to send one in between, name it in "
        "the source's `ca_bundle`",
    ),
}


class BundleUnusable(ssl.SSLError):
    """A source's `ca_bundle` cannot be read; the message names it."""


@cache
def make_context(ca_bundle: str | None) -> ssl.SSLContext:
    """What connections are checked with: the system's roots and those in the file `ca_bundle`.

    Where the system has none, those that httpx brings along take their place. Raises BundleUnusable.
    """
    paths = ssl.get_default_verify_paths()
    if paths.cafile is None and paths.capath is None:
        context = httpx.create_ssl_context(trust_env=False)
    else:
        context = ssl.create_default_context()
    if ca_bundle is not None:
        try:
            context.load_verify_locations(ca_bundle)
        except OSError as error:
            raise BundleUnusable(f"ca_bundle {ca_bundle!r}: {error.strerror or error}") from error
    return context


def tls_trouble(error: BaseException | None) -> str | None:
    """What is wrong with TLS, where that is what `error` comes from."""
    while error is not None:
        if isinstance(error, BundleUnusable):
            return str(error.args[0])
        if isinstance(error, ssl.SSLCertVerificationError):
            return _WORDS.get(error.verify_code, f"the certificate is not trusted: {error.verify_message}")
        if isinstance(error, ssl.SSLError):
            return f"no secure connection could be made: {error.reason or error}"
        error = error.__cause__ or error.__context__
    return None
