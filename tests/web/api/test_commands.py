"""quarterdeck token: made, listed, revoked."""

import json

from tests.cast import Cast
from typer.testing import CliRunner

from quarterdeck.api.tokens import authenticate
from quarterdeck.commands.token import app


def told(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(app, words)
    assert done.exit_code == code, done.output
    return done.output


def test_a_token_from_its_making_to_its_end(cast: Cast):
    secret = told("add", cast.operations.email, "--name", "Nightly", "--scope", "import").strip()
    token = authenticate(secret)
    assert token is not None
    assert (token.person, token.scopes) == (cast.operations, ["import"])
    (row,) = json.loads(told("list", "--format", "json"))
    assert (row["name"], row["status"], row["person"]) == ("Nightly", "usable", cast.operations.email)
    assert f"qd_{token.prefix}" in told("list", cast.operations.email)
    told("revoke", f"qd_{token.prefix}")
    assert authenticate(secret) is None
    assert "revoked already" in told("revoke", token.prefix, code=1)
    assert "There is no token" in told("revoke", "qd_none", code=1)
    assert "may not import" in told("add", cast.manager.email, "--name", "x", "--scope", "import", code=1)
