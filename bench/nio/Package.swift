// swift-tools-version: 6.2; SPDX-License-Identifier: Apache-2.0
import PackageDescription

// A package of its own, so that the library never depends on what it is compared with.
let package = Package(
  name: "nio-peers",
  dependencies: [
    // Exact: figures of two days are compared with each other.
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2")
  ],
  targets: [
    .target(name: "PeerSupport", dependencies: [.product(name: "NIOCore", package: "swift-nio")]),
    .executableTarget(
      name: "nio-handlers",
      dependencies: [
        "PeerSupport",
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .executableTarget(
      name: "nio-async",
      dependencies: [
        "PeerSupport",
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
      ]),
  ]
)
