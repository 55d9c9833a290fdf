// swift-tools-version: 6.2
import PackageDescription

// Pointers are marked where they are used, and no warning survives a build.
let strict: [SwiftSetting] = [.strictMemorySafety(), .treatAllWarnings(as: .error)]

let package = Package(
  name: "swift-iocp",
  products: [
    .library(name: "IOCP", targets: ["IOCP"]),
    // For tests of programs: a trait that runs a test under chaos.
    .library(name: "IOCPTesting", targets: ["IOCPTesting"]),
    // The C library: Windows names over the engine. Its file is libiocp.so.
    .library(name: "iocp", type: .dynamic, targets: ["Win32Compat"]),
    .executable(name: "iocpctl", targets: ["IOCPTool"]),
    .executable(name: "echo-server", targets: ["EchoServer"]),
    .executable(name: "async-echo", targets: ["AsyncEcho"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // Doors: the only two ways out of Swift.
    .systemLibrary(
      name: "CLibevent", pkgConfig: "libevent_pthreads", providers: [.apt(["libevent-dev"])]),
    .target(name: "CSystem"),
    // The door of iocpctl to libclang, which is loaded when it is asked for.
    .target(name: "CClang"),

    // The engine: knows neither Windows nor async.
    .target(
      name: "CompletionEngine", dependencies: ["CLibevent", "CSystem"], swiftSettings: strict),

    // Two faces that do not know each other.
    .target(
      name: "IOCP", dependencies: ["CompletionEngine"],
      // `Operation.bytes` is a span whose life depends on the operation's. And an async
      // function stays where its caller runs: a hop would cost more than the read.
      swiftSettings: strict + [
        .enableExperimentalFeature("Lifetimes"), .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      ]),
    .target(
      name: "CWin32", path: "compat", exclude: ["bin", "examples", "tests", "verify"], sources: ["shim.c"],
      publicHeadersPath: "include"),
    .target(
      name: "Win32Compat", dependencies: ["CompletionEngine", "CWin32"], swiftSettings: strict),

    .target(name: "IOCPTesting", dependencies: ["CompletionEngine"], swiftSettings: strict),

    // What people start.
    .executableTarget(
      name: "IOCPTool",
      dependencies: ["CClang", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),
    .executableTarget(
      name: "EchoServer", dependencies: ["IOCP"], path: "Sources/Examples/EchoServer",
      swiftSettings: strict),
    .executableTarget(
      name: "AsyncEcho", dependencies: ["IOCP"], path: "Sources/Examples/AsyncEcho",
      swiftSettings: strict),

    .executableTarget(
      name: "AsyncEchoBench", dependencies: ["IOCP"], path: "bench/async-echo",
      swiftSettings: strict + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),

    // What runs in C is tested by compat/tests.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "CompletionEngineTests", dependencies: ["CompletionEngine", "TestSupport"], swiftSettings: strict),
    // The example is started as a program.
    .testTarget(
      name: "IOCPTests", dependencies: ["IOCP", "IOCPTesting", "TestSupport", "EchoServer"], swiftSettings: strict),
    .testTarget(name: "IOCPToolTests", dependencies: ["IOCPTool"], swiftSettings: strict),
  ]
)
