"""Is Pango here, the one system library that printing needs? If not, install it where we may, else say how to."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

LIBRARIES = {
    "linux": ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0", "libfontconfig.so.1"),
    "darwin": ("libpango-1.0.dylib", "libpangoft2-1.0.dylib", "libharfbuzz-subset.dylib"),
}
DEBIAN = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "libfontconfig1")
MENDS = {
    "apt-get": f"sudo apt-get update && sudo apt-get install -y {' '.join(DEBIAN)}",
    "dnf": "sudo dnf install pango harfbuzz",
    "pacman": "sudo pacman -S pango",
    "zypper": "sudo zypper install libpango-1_0-0",
    "apk": "sudo apk add pango harfbuzz-subset fontconfig",
    "brew": "brew install pango",
}


def missing(platform: str = sys.platform) -> tuple[str, ...]:
    """The libraries that cannot be loaded; none on a system that we know nothing of."""
    return tuple(name for name in LIBRARIES.get(platform, ()) if not _loads(name))


def mend(found: str | None) -> str:
    """The command for the system whose installer was found."""
    return MENDS.get(found or "", "see https://doc.courtbouillon.org/weasyprint/stable/first_steps.html")


def _loads(name: str) -> bool:
    for place in (name, f"/opt/homebrew/lib/{name}", f"/usr/local/lib/{name}"):
        try:
            ctypes.CDLL(place)
        except OSError:
            continue
        return True
    return False


def _install() -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends", *DEBIAN)):
        subprocess.run(("apt-get", *command), check=True, env=quiet)


def main() -> int:
    gone = missing()
    if not gone:
        return 0
    found = next((installer for installer in MENDS if shutil.which(installer)), None)
    if found == "apt-get" and os.geteuid() == 0:
        print("installing Pango, which prints the cards ...")
        _install()
        return 1 if missing() else 0
    print(f"Pango, which prints the cards, is missing ({', '.join(gone)}). Install it with:\n  {mend(found)}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
