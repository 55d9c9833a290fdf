// swift-tools-version: 6.2; SPDX-License-Identifier: Apache-2.0
import PackageDescription

// A package of its own, so that users of IOCP fetch nothing for its examples.
let settings: [SwiftSetting] = [
  .strictMemorySafety(), .treatAllWarnings(as: .error),
  // An async function stays where its caller runs, as those of IOCP do.
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]
let iocp: Target.Dependency = .product(name: "IOCP", package: "swift-iocp")

let package = Package(
  name: "iocp-examples",
  products: [
    .library(name: "fetch", type: .dynamic, targets: ["FetchEvent"])
  ],
  dependencies: [
    .package(name: "swift-iocp", path: ".."),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.3.0"),
    .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.0.0"),
  ],
  targets: [
    .executableTarget(name: "proxy", dependencies: [iocp], path: "Proxy", swiftSettings: settings),
    .executableTarget(
      name: "file-server", dependencies: [iocp, .product(name: "HTTPTypes", package: "swift-http-types")],
      path: "FileServer", swiftSettings: settings),
    .executableTarget(
      name: "chat", dependencies: [iocp, .product(name: "AsyncAlgorithms", package: "swift-async-algorithms")],
      path: "Chat", swiftSettings: settings),
    .executableTarget(name: "parallel-copy", dependencies: [iocp], path: "ParallelCopy", swiftSettings: settings),

    // One core that knows no socket, and four faces.
    .target(name: "FetchCore", path: "FetchCore", swiftSettings: settings),
    .target(name: "FetchSupport", dependencies: ["FetchCore"], path: "FetchSupport", swiftSettings: settings),
    .executableTarget(
      name: "fetch-port", dependencies: [iocp, "FetchCore", "FetchSupport"], path: "FetchPort",
      swiftSettings: settings),
    .executableTarget(
      name: "fetch-async", dependencies: [iocp, "FetchCore", "FetchSupport"], path: "FetchAsync",
      swiftSettings: settings),
    .executableTarget(
      name: "fetch-blocking", dependencies: [iocp, "FetchCore", "FetchSupport"], path: "FetchBlocking",
      swiftSettings: settings),
    .target(name: "FetchEvent", dependencies: ["FetchCore"], path: "FetchEvent", swiftSettings: settings),

    .testTarget(name: "FetchCoreTests", dependencies: ["FetchCore"], path: "FetchCoreTests", swiftSettings: settings),
  ]
)
