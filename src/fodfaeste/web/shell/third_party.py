"""Pages that a library serves, each with what it requires. What is not here does not exist."""

from fodfaeste.web.shell.requires import Kind, Requirement

_BEFORE = Requirement(Kind.PUBLIC, why="a person who is not signed in yet")
_SIGNED_IN = Requirement(Kind.STAFF, why="one's own account; the library asks for the sign-in")

THIRD_PARTY: dict[str, Requirement] = {
    "account_login": _BEFORE,
    "account_logout": _BEFORE,
    "account_inactive": _BEFORE,
    "account_reset_password_from_key": _BEFORE,
    "account_reset_password_from_key_done": _BEFORE,
    "account_reauthenticate": _SIGNED_IN,
    "account_change_password": _SIGNED_IN,
    "mfa_authenticate": _BEFORE,
    "mfa_login_webauthn": _BEFORE,
    "mfa_reauthenticate": _SIGNED_IN,
    "mfa_index": _SIGNED_IN,
    "mfa_activate_totp": _SIGNED_IN,
    "mfa_deactivate_totp": _SIGNED_IN,
    "mfa_generate_recovery_codes": _SIGNED_IN,
    "mfa_view_recovery_codes": _SIGNED_IN,
    "mfa_download_recovery_codes": _SIGNED_IN,
}

SECOND_FACTOR_PAGES = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_reauthenticate",
        "mfa_generate_recovery_codes",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_index",
    }
)
"""What a person without a second factor may reach, so that they can get one."""
