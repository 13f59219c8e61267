#!/bin/bash
#
# build-release.sh - builds the program as it is installed
#
# Usage: build-release.sh [ARGUMENT FOR swift build]...
#
# With Swift's libraries in it, and hardened: all relocations read-only from the start, checked calls
# and stack protectors in the parts in C and C++, marks for control-flow enforcement in their objects,
# and no path of this machine in it. Prints nothing but what swift build prints.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Not -Xcc for the checked calls: Swift reads C headers with those flags, too, beside modules that were
# made without them. Package.swift asks for them target by target.
flags=(-Xcxx -D_FORTIFY_SOURCE=3)
for compiler in -Xcc -Xcxx; do
    for flag in -fstack-protector-strong -fcf-protection=full "-ffile-prefix-map=$PWD=."; do
        flags+=("$compiler" "$flag")
    done
done
flags+=(-Xswiftc -file-prefix-map -Xswiftc "$PWD=.")
flags+=(-Xlinker -z -Xlinker relro -Xlinker -z -Xlinker now)
exec "${SWIFT:-swift}" build -c release --static-swift-stdlib "${flags[@]}" "$@"
