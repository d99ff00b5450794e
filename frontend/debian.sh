#!/bin/sh
# Install a Debian package where that is allowed; else say in one line what to install, and fail.
set -eu
package=$1
sudo=""
if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        echo "Suchok needs the Debian package $package here; install it with: sudo apt-get install $package" >&2
        exit 1
    fi
    sudo="sudo -n"
fi
if ! command -v apt-get >/dev/null; then
    echo "Suchok needs $package here; install it with the package manager of this system." >&2
    exit 1
fi
echo "Installing the Debian package $package"
$sudo apt-get -qq update
DEBIAN_FRONTEND=noninteractive $sudo apt-get -qq install --no-install-recommends -y "$package" >/dev/null
