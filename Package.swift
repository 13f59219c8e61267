// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Calls of the C library that know the size of what they write to; needs an optimizing compiler.
let checked: [CSetting] = [
  .treatAllWarnings(as: .error),
  .define("_FORTIFY_SOURCE", to: "3", .when(configuration: .release)),
]

let package = Package(
  name: "dicomshare",
  products: [.executable(name: "dicomshare", targets: ["dicomshare"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
  ],
  targets: [
    // The C edge: libraries of the distribution, and what Swift cannot call directly.
    .systemLibrary(name: "CLibPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .target(name: "CLinux", cSettings: checked),
    .target(name: "CLoaded", cSettings: checked),
    .target(name: "CPNG", dependencies: ["CLibPNG"], cSettings: checked),

    // Pure: bytes in, bytes out.
    .target(name: "Cryptography", dependencies: ["CCrypto"], swiftSettings: strict),
    .target(name: "DICOM", dependencies: ["CZlib"], swiftSettings: strict),
    .target(
      name: "SecretSharing", dependencies: ["DICOM", "Cryptography", "CPNG", "CZlib", "CDeflate"],
      swiftSettings: strict),

    // JOIN.HTM: build.py puts what is in Web into the Swift file.
    .target(
      name: "JoinPage",
      exclude: ["Web", "page.html", "style.css", "build.py", "compact.py"],
      swiftSettings: strict),

    // Effects.
    .target(name: "Spool", dependencies: ["CLinux", "Cryptography"], swiftSettings: strict),
    .target(
      name: "ShareStorage", dependencies: ["Spool", "SecretSharing", "DICOM", "Cryptography"],
      swiftSettings: strict),
    .target(name: "Threads", dependencies: ["Spool", "CLinux", "CLoaded"], swiftSettings: strict),
    .target(
      name: "Configuration",
      dependencies: [
        "SecretSharing", "Threads", "Spool", .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: strict),
    .target(
      name: "Journal", dependencies: ["Configuration", "Spool", "CLoaded"],
      swiftSettings: strict),
    .target(
      name: "Workers",
      dependencies: [
        "ShareStorage", "SecretSharing", "DICOM", "Cryptography", "Spool", "Threads", "CLinux",
        "CPNG",
      ],
      swiftSettings: strict),
    .target(
      name: "Service",
      dependencies: [
        "Workers", "ShareStorage", "SecretSharing", "DICOM", "Cryptography", "Spool", "Threads",
        "Configuration", "Journal", "JoinPage", "CLoaded", "CDeflate",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "dicomshare",
      dependencies: [
        "Service", "Workers", "Threads", "Configuration", "Journal", "ShareStorage",
        "SecretSharing", "DICOM", "Cryptography", "Spool", "CLinux",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(
      name: "DICOMTests", dependencies: ["DICOM", "TestSupport"],
      exclude: ["compare_with_pydicom.py", "generate_dictionary.py"], swiftSettings: strict),
    .testTarget(
      name: "SecretSharingTests",
      dependencies: ["SecretSharing", "DICOM", "Cryptography", "Threads", "Spool"],
      resources: [.copy("Vectors")], swiftSettings: strict),
    .testTarget(name: "SpoolTests", dependencies: ["Spool"], swiftSettings: strict),
    .testTarget(
      name: "ShareStorageTests",
      dependencies: [
        "ShareStorage", "Spool", "SecretSharing", "DICOM", "Cryptography", "TestSupport",
      ],
      swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "CProbe", dependencies: ["CLinux"], path: "Tests/CProbe",
      cSettings: checked),
    .testTarget(
      name: "WorkersTests",
      dependencies: [
        "Workers", "dicomshare", "CProbe", "Spool", "SecretSharing", "Cryptography", "DICOM",
        "Threads",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ServiceTests",
      dependencies: [
        "Service", "JoinPage", "Workers", "Configuration", "Journal", "Threads", "ShareStorage",
        "Cryptography", "SecretSharing", "DICOM", "Spool", "CLibArchive",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["dicomshare", "ShareStorage", "SecretSharing"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// Built by Tests/Fuzz/run alone: it needs the runtime of libFuzzer, and instrumented modules.
if Context.environment["DICOMSHARE_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "Service", "Workers", "Configuration", "ShareStorage", "SecretSharing", "DICOM",
        "Cryptography", "Spool",
      ],
      path: "Tests/Fuzz/Fuzz", swiftSettings: strict))
}
