// SPDX-License-Identifier: Apache-2.0

#if Logging
  public import IOCP
  public import Logging

  // What goes into a log beside the message; with the package trait `Logging`.

  extension IOError {
    /// `io.operation`, `io.cause`, and `io.handle` when there was one.
    public var metadata: Logger.Metadata {
      var metadata: Logger.Metadata = ["io.operation": "\(operation)", "io.cause": "\(code)"]
      if handle != 0 { metadata["io.handle"] = "\(handle)" }
      return metadata
    }
  }

  extension WorkerPool.Stopped {
    /// What `stop` has waited for: `pool.tasks`, `pool.operations`, `pool.threads`,
    /// `pool.duration`.
    public var metadata: Logger.Metadata {
      [
        "pool.tasks": "\(tasks)", "pool.operations": "\(operations)", "pool.threads": "\(threads)",
        "pool.duration": "\(duration)",
      ]
    }
  }
#endif
