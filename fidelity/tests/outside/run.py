"""Runs judge.py with its judge installed: python3 run.py VENV DOCUMENT RECORD [RECORD...]

VENV is a folder for a virtual environment of its own; it is made when it is not there or holds
another version. Exit code 3: it cannot be made, from want of a network, say.
"""

import pathlib
import subprocess
import sys

JUDGE = "openapi-core==0.23.1"


def installed(venv):
    """The Python of the environment; None where it cannot be made."""
    python = venv / "bin" / "python"
    mark = venv / "installed"
    if mark.is_file() and mark.read_text() == JUDGE:
        return python
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", JUDGE]
    for command in ([sys.executable, "-m", "venv", "--clear", venv], [python, *pip]):
        if subprocess.run(command, stdout=sys.stderr).returncode != 0:
            return None
    mark.write_text(JUDGE)
    return python


def main(arguments):
    python = installed(pathlib.Path(arguments[0]).absolute())
    if python is None:
        print(f"cannot install {JUDGE}", file=sys.stderr)
        return 3
    script = pathlib.Path(__file__).with_name("judge.py")
    return subprocess.run([python, script, *arguments[1:]]).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
