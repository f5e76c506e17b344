"""Pin every dependency with its hashes: requirements.lock to make decks, requirements-test.lock to work on the tool."""

from __future__ import annotations

import os
import subprocess
import sys

COMMON = (
    "--quiet",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-trusted-host",
    "--strip-extras",
    "--allow-unsafe",
    "--build-deps-for=editable",
)
LOCKS = {
    "requirements.lock": (),
    "requirements-test.lock": ("--extra=dev", "--extra=test", "--constraint=requirements.lock"),
}


def main() -> None:
    for name, more in LOCKS.items():
        command = (sys.executable, "-m", "piptools", "compile", *COMMON, *more, "-o", name, "pyproject.toml")
        subprocess.run(command, check=True, env={**os.environ, "CUSTOM_COMPILE_COMMAND": "make lock"})


if __name__ == "__main__":
    main()
