#!/bin/sh
# Install Debian packages where that is allowed; else say in one line what to install, and fail.
set -eu
sudo=""
if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        echo "Suchok needs Debian's $* here; install with: sudo apt-get install $*" >&2
        exit 1
    fi
    sudo="sudo -n"
fi
if ! command -v apt-get >/dev/null; then
    echo "Suchok needs $* here; install it with the package manager of this system." >&2
    exit 1
fi
echo "Installing from Debian: $*"
$sudo apt-get -qq update
DEBIAN_FRONTEND=noninteractive $sudo apt-get -qq install --no-install-recommends -y "$@" >/dev/null
