// swift-tools-version: 6.1; SPDX-License-Identifier: Apache-2.0
import PackageDescription

// A package of its own, so that the library never depends on what measures it. It measures libiocp, the C library, as
// it is shipped: each exported function is one call of the engine and a few instructions around it, while the Swift
// module brings classes and reference counts of its own.
let compat = Context.packageDirectory + "/../../compat"

let package = Package(
  name: "micro",
  dependencies: [
    // Without its traits: its counters of allocations are not used, see Sources/Counting.
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: [])
  ],
  targets: [
    .target(name: "Counting"),
    // Windows source, with the flags of compat/bin/iocp-cc.
    .target(
      name: "Primitives",
      cSettings: [
        .unsafeFlags([
          "-fms-extensions", "-include", compat + "/include/iocp_keywords.h", "-isystem", compat + "/include",
          "-isystem", compat + "/include/spellings",
        ])
      ],
      linkerSettings: [
        .unsafeFlags(["-L" + compat + "/lib", "-Xlinker", "-rpath=" + compat + "/lib"]), .linkedLibrary("iocp"),
      ]),
    .executableTarget(
      name: "Engine",
      dependencies: ["Counting", "Primitives", .product(name: "Benchmark", package: "benchmark")],
      path: "Benchmarks/Engine", plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
