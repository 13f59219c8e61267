#!/bin/bash
#
# build-deb.sh - makes the Debian package
#
# Usage: build-deb.sh [PROGRAM] [FOLDER]
#
# PROGRAM is the release build with Swift's libraries in it, as made by
# etc/build-release.sh (default: .build/release/dicomshare). The package
# is written to FOLDER (default: .build). DICOMSHARE_MAINTAINER is "Name <address>".
#
# Needs the Debian packages dpkg-dev and python3. The same program gives the same package.

set -euo pipefail

package=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
program=$(realpath "${1:-$package/.build/release/dicomshare}")
folder=$(realpath "${2:-$package/.build}")
from=$package/etc/debian
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$package" log -1 --format=%ct)}

if ldd "$program" | grep libswiftCore >/dev/null; then
    echo "$program needs Swift's libraries: build it with --static-swift-stdlib" >&2
    exit 1
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
root=$scratch/root
umask 022

put() { install -D -m "$1" "$2" "$root$3"; }
version=$("$program" --version | grep -oE '[0-9]+(\.[0-9]+)+[^ ]*')
architecture=$(dpkg --print-architecture)

put 755 "$program" /usr/bin/dicomshare
strip --strip-unneeded --remove-section=.comment --remove-section=.note "$root/usr/bin/dicomshare"
python3 "$from/remove-runpath.py" "$root/usr/bin/dicomshare"
put 644 "$package/systemd/dicomshare.service" /lib/systemd/system/dicomshare.service
put 644 "$package/systemd/dicomshare@.service" /lib/systemd/system/dicomshare@.service
put 644 "$package/systemd/dicomshare-receiver.service" /lib/systemd/system/dicomshare-receiver.service
put 644 "$package/systemd/dicomshare-send@.service" /lib/systemd/system/dicomshare-send@.service
put 755 "$package/etc/send" /usr/lib/dicomshare/send
put 644 "$package/systemd/dicomshare.sysusers" /usr/lib/sysusers.d/dicomshare.conf
put 644 "$package/systemd/dicomshare.tmpfiles" /usr/lib/tmpfiles.d/dicomshare.conf
put 644 "$package/systemd/dicomshare.catalog" /usr/lib/systemd/catalog/dicomshare.catalog
put 644 "$package/etc/dicomshare.toml" /etc/dicomshare/dicomshare.toml

# Manual pages and completions come from the program itself
python3 "$package/etc/man/make-man.py" "$program" "$root/usr/share/man"
find "$root/usr/share/man" -type f -exec gzip -9n {} +
complete() {
    mkdir -p "$(dirname "$root$2")"
    # Sourced, not run: no interpreter line
    "$program" --generate-completion-script "$1" | sed '1{/^#!/d}' >"$root$2"
}
complete bash /usr/share/bash-completion/completions/dicomshare
complete zsh /usr/share/zsh/vendor-completions/_dicomshare
complete fish /usr/share/fish/vendor_completions.d/dicomshare.fish

put 644 "$from/copyright" /usr/share/doc/dicomshare/copyright
put 644 "$from/lintian-overrides" /usr/share/lintian/overrides/dicomshare
"$from/sbom.py" "$root/usr/bin/dicomshare" "$version" >"$scratch/sbom"
put 644 "$scratch/sbom" /usr/share/doc/dicomshare/dicomshare.spdx.json
put 644 "$package/NOTICE" /usr/share/doc/dicomshare/NOTICE
"$program" join-page --output "$root/usr/share/doc/dicomshare/JOIN.HTM"
chmod 644 "$root/usr/share/doc/dicomshare/JOIN.HTM"
[[ -d $package/.build/checkouts ]] || {
    echo "$package/.build/checkouts is missing: build the program here first" >&2
    exit 1
}
for library in "$package"/.build/checkouts/*/; do
    library=.build/checkouts/$(basename "$library")/
    grep -qF "Files: $library" "$from/copyright" ||
        { echo "$from/copyright does not name the license of $library" >&2; exit 1; }
done
[[ -n ${DICOMSHARE_MAINTAINER:-} ]] ||
    echo "DICOMSHARE_MAINTAINER is not set: nobody can write to the maintainer of this package" >&2
maintainer=${DICOMSHARE_MAINTAINER:-dicomshare developers <developers@dicomshare.invalid>}
printf 'dicomshare (%s) stable; urgency=medium\n\n  * %s\n\n -- %s  %s\n' \
    "$version" "See CHANGELOG.md of the source." "$maintainer" \
    "$(date -R -u -d "@$SOURCE_DATE_EPOCH")" |
    gzip -9n >"$root/usr/share/doc/dicomshare/changelog.gz"

# The libraries that the program needs, in the versions that have what it uses
mkdir -p "$scratch/debian"
printf 'Source: dicomshare\n\nPackage: dicomshare\nArchitecture: any\n' >"$scratch/debian/control"
depends=$(cd "$scratch" && dpkg-shlibdeps -O "$root/usr/bin/dicomshare" 2>"$scratch/warnings") ||
    { cat "$scratch/warnings" >&2; exit 1; }
depends=${depends#shlibs:Depends=}
# It loads these itself when it first needs them: to make a ZIP file or ISO image, a QR code, to run as
# a service
for library in libarchive.so.13 libqrencode.so.4 libsystemd.so.0; do
    depends="$depends, $(dpkg-query --search "*/$library" | cut -d: -f1 | sort -u)"
done
# These for photos of sheets only (sheet-photos)
suggests=
for library in libturbojpeg.so.0 libzbar.so.0; do
    suggests="$suggests${suggests:+, }$(dpkg-query --search "*/$library" | cut -d: -f1 | sort -u)"
done

mkdir -p "$root/DEBIAN"
sed -e "s|@VERSION@|$version|" -e "s|@ARCHITECTURE@|$architecture|" \
    -e "s|@MAINTAINER@|$maintainer|" -e "s|@DEPENDS@|$depends|" -e "s|@SUGGESTS@|$suggests|" \
    -e "s|@SIZE@|$(du -sk --apparent-size "$root" | cut -f1)|" \
    "$from/control.in" >"$root/DEBIAN/control"
echo /etc/dicomshare/dicomshare.toml >"$root/DEBIAN/conffiles"
for script in postinst prerm postrm; do install -m 755 "$from/$script" "$root/DEBIAN/$script"; done
(cd "$root" && find . -type f -not -path './DEBIAN/*' -printf '%P\0' | sort -z |
    xargs -0 md5sum >DEBIAN/md5sums)

file=$folder/dicomshare_${version}_$architecture.deb
dpkg-deb --root-owner-group --build "$root" "$file"
