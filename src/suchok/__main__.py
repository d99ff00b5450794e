"""The one command: everything but ``suchok web …`` is ``suchok.cli``, which starts without Django."""

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["web"]:
        # Imported here so that `suchok check` neither needs nor loads Django.
        from suchok.web.commands import main as web_main  # noqa: PLC0415

        return web_main(arguments[1:])
    # Imported here so that `suchok web` neither needs nor loads what reads documents.
    from suchok.cli import main as cli_main  # noqa: PLC0415

    return cli_main(arguments)


if __name__ == "__main__":
    sys.exit(main())
