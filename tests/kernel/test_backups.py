"""A script of newer tools can be read by an older server."""

from pathlib import Path

from fodfaeste.kernel import backups

HEAD = b"SET statement_timeout = 0;\nSET transaction_timeout = 0;\nSET client_encoding = 'UTF8';\n"
LINE = b"SET transaction_timeout = 0;\n"


def test_a_setting_that_older_servers_lack_is_left_out_of_the_head(tmp_path: Path) -> None:
    data = b"row\n" * backups.HEAD_LINES + LINE
    (tmp_path / "newer").write_bytes(HEAD + data)
    backups.write_for_any_server(tmp_path / "newer", tmp_path / "script")
    assert (tmp_path / "script").read_bytes() == HEAD.replace(LINE, b"") + data
