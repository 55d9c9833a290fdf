// swift-tools-version: 6.2
import PackageDescription

// Pointers are marked where they are used, and no warning survives a build.
let strict: [SwiftSetting] = [.strictMemorySafety(), .treatAllWarnings(as: .error)]

let services: [Target.Dependency] = [
  .product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: .when(traits: ["ServiceLifecycle"])),
  .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Logging"])),
  .product(name: "Metrics", package: "swift-metrics", condition: .when(traits: ["Metrics"])),
  .product(name: "SystemPackage", package: "swift-system", condition: .when(traits: ["SystemPackage"])),
]

let package = Package(
  name: "swift-iocp",
  products: [
    .library(name: "IOCP", targets: ["IOCP"]),
    // The module for other packages' types, part by part with package traits.
    .library(name: "IOCPServices", targets: ["IOCPServices"]),
    // For tests of programs: a trait that runs a test under chaos.
    .library(name: "IOCPTesting", targets: ["IOCPTesting"]),
    // The C library: Windows names over the engine. Its file is libiocp.so.
    .library(name: "iocp", type: .dynamic, targets: ["Win32Compat"]),
    .executable(name: "iocpctl", targets: ["IOCPTool"]),
    .executable(name: "echo-server", targets: ["EchoServer"]),
    .executable(name: "async-echo", targets: ["AsyncEcho"]),
  ],
  traits: [
    // What IOCPServices has; each needs a package that nothing else here does.
    .trait(name: "ServiceLifecycle", description: "A pool as a service of swift-service-lifecycle."),
    .trait(name: "Logging", description: "Metadata for swift-log."),
    .trait(name: "Metrics", description: "Gauges for swift-metrics."),
    .trait(name: "SystemPackage", description: "Descriptors and errors of swift-system at the edges."),
    .default(enabledTraits: []),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.6.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.5.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.4.0"),
  ],
  targets: [
    // Doors: the only two ways out of Swift.
    .systemLibrary(
      name: "CLibevent", pkgConfig: "libevent_pthreads", providers: [.apt(["libevent-dev"])]),
    // Not CSystem: swift-system has a module of that name, and a program may need both.
    .target(name: "CIOCPSystem", path: "Sources/CSystem"),
    // The door of iocpctl to libclang, which is loaded when it is asked for.
    .target(name: "CClang"),

    // The engine: knows neither Windows nor async.
    .target(
      name: "CompletionEngine", dependencies: ["CLibevent", "CIOCPSystem"], swiftSettings: strict),

    // Two faces that do not know each other.
    .target(
      name: "IOCP", dependencies: ["CompletionEngine"],
      // `Operation.bytes` is a span whose life depends on the operation's. And an async
      // function stays where its caller runs: a hop would cost more than the read.
      swiftSettings: strict + [
        .enableExperimentalFeature("Lifetimes"), .enableExperimentalFeature("BuiltinModule"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      ]),
    .target(
      name: "CWin32", path: "compat", exclude: ["bin", "examples", "tests", "verify"], sources: ["shim.c", "runtime"],
      publicHeadersPath: "include"),
    .target(
      name: "Win32Compat", dependencies: ["CompletionEngine", "CWin32"], swiftSettings: strict),

    .target(
      name: "IOCPServices", dependencies: ["IOCP"] + services,
      swiftSettings: strict + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),

    .target(
      name: "IOCPTesting", dependencies: ["CompletionEngine", "IOCP"],
      swiftSettings: strict + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),

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

    .systemLibrary(name: "CExampleEpoll", path: "Sources/Examples/CExampleEpoll"),
    .executableTarget(
      name: "ForeignLoop", dependencies: ["IOCP", "CExampleEpoll"], path: "Sources/Examples/ForeignLoop",
      swiftSettings: strict),

    .executableTarget(
      name: "AsyncEchoBench", dependencies: ["IOCP"], path: "bench/async-echo",
      swiftSettings: strict + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),

    // What runs in C is tested by compat/tests.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    // Counts in front of malloc, so it is a program of its own; of the code that users run, so it is no test target,
    // which is built without optimization.
    .target(name: "CAllocations", path: "Tests/CAllocations"),
    .executableTarget(
      name: "AllocationCheck", dependencies: ["IOCP", "CAllocations", "TestSupport"], path: "Tests/AllocationCheck",
      swiftSettings: strict + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),
    .testTarget(
      name: "CompletionEngineTests", dependencies: ["CompletionEngine", "TestSupport"], swiftSettings: strict),
    // The example is started as a program.
    .testTarget(
      name: "IOCPTests", dependencies: ["IOCP", "IOCPTesting", "TestSupport", "EchoServer", "ForeignLoop"],
      swiftSettings: strict),
    .testTarget(
      name: "IOCPServicesTests",
      dependencies: ["IOCP", "IOCPServices", "TestSupport"] + services + [
        .product(name: "MetricsTestKit", package: "swift-metrics", condition: .when(traits: ["Metrics"]))
      ], swiftSettings: strict),
    .testTarget(name: "IOCPToolTests", dependencies: ["IOCPTool"], swiftSettings: strict),
  ]
)

// The sanitizers look at the libraries. Without iocpctl those are built in half the time.
if Context.environment["IOCP_LIBRARIES_ONLY"] != nil {
  let tools: Set = ["IOCPTool", "IOCPToolTests", "CClang", "AsyncEcho", "AsyncEchoBench", "AllocationCheck"]
  package.targets.removeAll { tools.contains($0.name) }
  package.products.removeAll { ["iocpctl", "async-echo"].contains($0.name) }
}
